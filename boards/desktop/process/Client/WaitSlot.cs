using LiteIpc;

namespace Samgr.Emulator.Client;

/// <summary>The slot in which one thread waits for one answer of the kernel.</summary>
internal sealed class WaitSlot
{
    private readonly ManualResetEventSlim _done = new(false);

    internal WaitSlot(int index)
    {
        Index = index;
    }

    internal int Index { get; }

    /// <summary>The number of the question, never 0 while one is under way.</summary>
    internal int Id { get; set; }

    internal int Result { get; private set; }

    internal DriverMessage? Reply { get; private set; }

    internal void Begin(int id)
    {
        Id = id;
        Reply = null;
        Result = EC.Timeout;
        _done.Reset();
    }

    internal void Complete(int result, DriverMessage? reply)
    {
        Result = result;
        Reply = reply;
        _done.Set();
    }

    internal bool Wait(int timeoutMs) => _done.Wait(timeoutMs);

    /// <summary>Ends the wait without an answer.</summary>
    internal void Interrupt() => _done.Set();
}
