using LiteIpc;

namespace Samgr;

/// <summary>Gives each process of one CLR who is told of its events.</summary>
/// <param name="name">The name of the process.</param>
/// <returns>Who is told, or null for nobody.</returns>
public delegate ISamgrEvents? EventsFactory(string name);

/// <summary>
/// What new <see cref="SamgrOptions"/> start from. A runtime plugs in here what it can do better, before the application
/// makes its first service manager, so that the same application runs on a board and on the desktop.
/// </summary>
public static class SamgrDefaults
{
    /// <summary>Time and threads; null for the plain ones.</summary>
    public static SamgrAdapter? Adapter;

    /// <summary>Where log lines go; null leaves it to the application.</summary>
    public static ILogSink? Log;

    /// <summary>Who is told what happens between processes; null for nobody.</summary>
    public static EventsFactory? Events;
}
