namespace Samgr.Emulator;

/// <summary>How messages travel between the processes of a machine.</summary>
public enum Transport
{
    /// <summary>Through the kernel, over Unix domain sockets.</summary>
    Socket,
}
