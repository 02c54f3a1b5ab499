using System.Runtime.CompilerServices;
using Samgr.Emulator.Links;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator;

/// <summary>The options of a machine, beside its scenario.</summary>
/// <remarks>Immutable. A value out of its range throws <see cref="ArgumentOutOfRangeException"/> with option, value and range where it is set.</remarks>
public sealed record MachineOptions
{
    /// <summary>Receives the log lines; one thread of the machine writes them.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;

    /// <summary>A second receiver of the log lines, such as a file; null for none. As with the log, one thread of the machine writes them.</summary>
    public TextWriter? LogFile { get; init; }

    /// <summary>The lowest level that is logged, one of <see cref="LiteIpc.LogLevel"/>.</summary>
    public int LogLevel { get; init => field = InRange(value, LiteIpc.LogLevel.Debug, LiteIpc.LogLevel.Fatal); } = LiteIpc.LogLevel.Info;

    /// <summary>Receives the trace, one JSON object a line; null for no trace.</summary>
    public TextWriter? Trace { get; init; }

    /// <summary>Receives the wave forms of the board's pins, as a value change dump; null for none.</summary>
    public TextWriter? Waves { get; init; }

    /// <summary>Receives the troubles that do not stop the machine, such as a full disk, one line each; null for the standard error.</summary>
    public TextWriter? Errors { get; init; }

    /// <summary>How messages travel between the processes.</summary>
    public Transport Transport { get; init => field = (Transport)InRange((int)value, (int)Transport.Socket, (int)Transport.Channel); } = Transports.Default;

    /// <summary>The folder with the folders of running machines; null for SAMGR_RUNTIME_DIR or its default.</summary>
    public string? RuntimeDirectory { get; init; }

    /// <summary>The process host; null for the Samgr.ProcessHost.dll beside the running program.</summary>
    public string? ProcessHostPath { get; init; }

    /// <summary>How long processes have to end in an orderly way before they are killed.</summary>
    public TimeSpan StopGrace { get; init => field = InRange(value); } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many processes of the scenario may be on their way up at once, at least 1; the others start as those are up. By default
    /// four a processor, and 8 at least.
    /// </summary>
    public int MaxStarts { get; init => field = InRange(value, 1); } = Math.Max(8, 4 * Environment.ProcessorCount);

    /// <summary>How long a process has to be up for its next restart to count as the first.</summary>
    public TimeSpan StableAfter { get; init => field = InRange(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How long a process has to answer a question about itself.</summary>
    public TimeSpan QueryTimeout { get; init => field = InRange(value); } = TimeSpan.FromSeconds(2);

    /// <summary>The machine as a device among others; null for one that is alone.</summary>
    public LinkSettings? Links { get; init; }

    /// <summary>The clock of log, trace and restarts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    private static int InRange(int value, int lowest, int highest = int.MaxValue, [CallerMemberName] string option = "")
        => new NumberRange(lowest, highest).Check(value, $"{nameof(MachineOptions)}.{option}");

    private static TimeSpan InRange(TimeSpan value, [CallerMemberName] string option = "")
        => value >= TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue
            ? value
            : throw new ArgumentOutOfRangeException(option, $"{nameof(MachineOptions)}.{option} is {value}; it has to be from 0 to {int.MaxValue} milliseconds");
}
