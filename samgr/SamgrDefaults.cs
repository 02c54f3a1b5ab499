using LiteIpc;

namespace Samgr;

/// <summary>Gives each process of one CLR a receiver of its events.</summary>
/// <param name="name">The name of the process.</param>
/// <returns>The receiver, or null for none.</returns>
public delegate ISamgrEvents? EventsFactory(string name);

/// <summary>
/// The values that new <see cref="SamgrOptions"/> start from. A runtime plugs in here what it can do better, before the application
/// makes its first service manager, so that the same application runs on a board and on the desktop.
/// </summary>
public static class SamgrDefaults
{
    /// <summary>Time and threads; null for the plain ones.</summary>
    public static SamgrAdapter? Adapter;

    /// <summary>Receives the log lines; null leaves it to the application.</summary>
    public static ILogSink? Log;

    /// <summary>Makes the receivers of events between processes; null for none.</summary>
    public static EventsFactory? Events;
}
