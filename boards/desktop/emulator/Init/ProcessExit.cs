namespace Samgr.Emulator;

/// <summary>How a process ended: by a signal, or with an exit code.</summary>
/// <param name="Code">The exit code; null when a signal ended it.</param>
/// <param name="Signal">The signal; null when it ended by itself.</param>
internal readonly record struct ProcessExit(int? Code, int? Signal)
{
    private const int SignalBase = 128;
    private const int LastSignal = 64;

    /// <summary>Whether a signal ended it or its exit code was not 0.</summary>
    public bool IsFailure => Code != 0;

    /// <summary>Takes apart the exit code that the operating system reports.</summary>
    internal static ProcessExit FromSystem(int code)
        => !OperatingSystem.IsWindows() && code is > SignalBase and <= SignalBase + LastSignal
            ? new ProcessExit(null, code - SignalBase)
            : new ProcessExit(code, null);

    /// <summary>"signal 9" or "code 1".</summary>
    public override string ToString() => Signal is int signal ? $"signal {signal}" : $"code {Code}";
}
