using Samgr.Emulator;
using Samgr.Emulator.Links;

namespace Samgr.Tool.Running;

/// <summary>How a machine is run.</summary>
internal sealed record RunOptions
{
    /// <summary>10 MB.</summary>
    public const long DefaultLogSize = 10L * 1024 * 1024;

    /// <summary>Four files beside the one that is written.</summary>
    public const int DefaultLogFiles = 4;

    /// <summary>The file for the trace; null for no trace.</summary>
    public string? TracePath { get; init; }

    /// <summary>A file that gets the log as well; null for none.</summary>
    public string? LogPath { get; init; }

    /// <summary>Bytes at which the log file is full and another one is begun.</summary>
    public long LogSize { get; init; } = DefaultLogSize;

    /// <summary>Full log files that are kept beside it.</summary>
    public int LogFiles { get; init; } = DefaultLogFiles;

    /// <summary>The lowest level that is logged, one of <see cref="LiteIpc.LogLevel"/>.</summary>
    public int LogLevel { get; init; } = LiteIpc.LogLevel.Info;

    /// <summary>The file for the wave forms of the pins; null for none.</summary>
    public string? WavesPath { get; init; }

    /// <summary>How messages travel between the processes; null for what works best here.</summary>
    public Transport? Transport { get; init; }

    /// <summary>Whether to end once the machine has booted.</summary>
    public bool UntilBoot { get; init; }

    /// <summary>How long the boot may take; zero for any time.</summary>
    public required TimeSpan BootTimeout { get; init; }

    /// <summary>The machine as a device among others; null for one that is alone.</summary>
    public LinkSettings? Links { get; init; }

    /// <summary>Gets the machine before it starts; null for nobody.</summary>
    public Action<Machine>? Made { get; init; }

    /// <summary>Gets the line that says that the machine is up; the standard error otherwise.</summary>
    public Action<string>? Announce { get; init; }
}
