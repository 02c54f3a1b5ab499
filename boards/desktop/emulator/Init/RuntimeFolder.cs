namespace Samgr.Emulator;

/// <summary>The folder in which running machines have theirs.</summary>
public static class RuntimeFolder
{
    /// <summary>Makes it, or takes the one that is there, as the start of a machine does.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="MachineException">No machine could start in it; the message says why, and what to do.</exception>
    public static string Prepare()
    {
        string folder = RuntimeDirectory.Locate(null);
        RuntimeDirectory.CreatePrivate(folder);
        return folder;
    }
}
