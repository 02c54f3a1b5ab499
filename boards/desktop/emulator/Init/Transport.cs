using LiteIpc.Desktop;

namespace Samgr.Emulator;

/// <summary>How messages travel between the processes of a machine.</summary>
public enum Transport
{
    /// <summary>Through the kernel process, over Unix domain sockets. Works everywhere.</summary>
    Socket,

    /// <summary>
    /// Straight from process to process through memory that the two share, and through the kernel process only what it has to
    /// know of. Needs Linux 5.1 or later, on x64 or arm64.
    /// </summary>
    Channel,
}

/// <summary>Chooses a <see cref="Transport"/>.</summary>
public static class Transports
{
    /// <summary>The environment variable that forces one, where nothing else says which: socket or channel.</summary>
    public const string Variable = "SAMGR_TRANSPORT";

    /// <summary>Whether processes can have channels here.</summary>
    public static bool HasChannels { get; } = Futex.IsSupported && CanShareReadOnly();

    /// <summary>The transport that the environment variable names, or else the fastest one that works here.</summary>
    /// <exception cref="MachineException">The variable says something else.</exception>
    public static Transport Default
        => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } forced ? Parse(forced, Variable)
            : HasChannels ? Transport.Channel : Transport.Socket;

    /// <summary>The transport of that name.</summary>
    /// <param name="name">socket or channel.</param>
    /// <param name="source">The origin of the name, for the error.</param>
    /// <exception cref="MachineException">There is none of that name.</exception>
    public static Transport Parse(string name, string source) => name.ToLowerInvariant() switch
    {
        "socket" => Transport.Socket,
        "channel" => Transport.Channel,
        _ => throw new MachineException($"{source} cannot be '{name}'; give socket or channel"),
    };

    private static bool CanShareReadOnly()
    {
        using SharedMemory? memory = SharedMemory.Create(Environment.SystemPageSize, Environment.SystemPageSize, true, out int descriptor);
        if (memory != null)
        {
            SharedMemory.Close(descriptor);
        }

        return memory != null;
    }
}
