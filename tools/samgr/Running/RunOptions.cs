using Samgr.Emulator;

namespace Samgr.Tool.Running;

/// <summary>How a machine is run.</summary>
public sealed record RunOptions
{
    /// <summary>Where the trace goes; null for no trace.</summary>
    public string? TracePath { get; init; }

    /// <summary>Where the wave forms of the pins go; null for none.</summary>
    public string? WavesPath { get; init; }

    /// <summary>How messages travel between the processes; null for what works best here.</summary>
    public Transport? Transport { get; init; }

    /// <summary>Whether to end once the machine has booted.</summary>
    public bool UntilBoot { get; init; }

    /// <summary>How long the boot may take; zero for any time.</summary>
    public required TimeSpan BootTimeout { get; init; }
}
