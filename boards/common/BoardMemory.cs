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

    /// <summary>Bytes that have to stay free once a process runs: calls, messages, replies and log lines come and go.</summary>
    public const int ReserveBytes = 10_000;

    /// <summary>
    /// Bytes that have to stay free beyond <see cref="ReserveBytes"/> where several processes run. While one of them boots or is started
    /// again, the threads of all are deep in calls at once: a call takes about 200 bytes in one piece, and a heap with 5,000 bytes free
    /// may have no such piece left.
    /// </summary>
    public const int SharedReserveBytes = 6_000;

    private readonly ILogSink _log;
    private readonly uint _free;
    private int _taken = ReserveBytes;
    private int _processes;

    /// <summary>Begins with the memory that there is.</summary>
    /// <param name="log">Receives the messages about processes for which there is no memory.</param>
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
    /// <param name="bytes">The bytes of the heap that it takes once it has booted.</param>
    /// <returns>False when less would be left than has to stay free.</returns>
    public bool Suffices(string process, int bytes)
    {
        int taken = _taken + bytes + (_processes == 1 ? SharedReserveBytes : 0);
        if (_free == Unknown || _free >= (uint)taken)
        {
            _taken = taken;
            _processes++;
            return true;
        }

        _log.Write(
            LogLevel.Error,
            "board",
            "free memory " + _free + " bytes is too little for " + process + ": that would take " + taken + " with what stays free; it is left out");
        return false;
    }
}
