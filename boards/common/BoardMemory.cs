using LiteIpc;

namespace Samgr.Boards;

/// <summary>
/// Which processes a board has the memory for, decided before any of them is started, as a heap that is full fails in ways that
/// nothing survives well.
/// </summary>
public sealed class BoardMemory
{
    /// <summary>More than can be counted: what a desktop says.</summary>
    public const uint Unknown = uint.MaxValue;

    /// <summary>Bytes that have to stay free once everything runs: messages, replies and log lines come and go.</summary>
    public const int ReserveBytes = 10_000;

    private readonly ILogSink _log;
    private readonly uint _free;
    private int _taken = ReserveBytes;

    /// <summary>Begins with the memory that there is.</summary>
    /// <param name="log">Where it is said what there is no memory for.</param>
    /// <param name="free">Free bytes of the heap, such as <see cref="Free"/> tells them; <see cref="Unknown"/> for enough.</param>
    public BoardMemory(ILogSink log, uint free)
    {
        _log = log;
        _free = free;
    }

    /// <summary>Bytes of the heap that are free now; runs the garbage collector.</summary>
    public static uint Free() => nanoFramework.Runtime.Native.GC.Run(false);

    /// <summary>Sets memory aside for a process, or says that it is left out; the ones that matter most ask first.</summary>
    /// <param name="process">The process, with its services in words.</param>
    /// <param name="bytes">What it takes of the heap once it has booted.</param>
    /// <returns>False when less than <see cref="ReserveBytes"/> would be left.</returns>
    public bool Suffices(string process, int bytes)
    {
        if (_free == Unknown || _free >= (uint)(_taken + bytes))
        {
            _taken += bytes;
            return true;
        }

        _log.Write(
            LogLevel.Error,
            "board",
            "free memory " + _free + " bytes is too little for " + process + ": that would take " + (_taken + bytes) + " with what stays free; it is left out");
        return false;
    }
}
