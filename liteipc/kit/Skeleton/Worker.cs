using System.Threading;

namespace LiteIpc.Kit;

/// <summary>One work thread: the request that it serves, and its caller.</summary>
internal class Worker
{
    /// <summary>In place of a thread's number: it serves for none.</summary>
    internal const int NoThread = -1;

    internal readonly AutoResetEvent Wake = new AutoResetEvent(false);

    internal int ThreadId = NoThread;
    internal Worker? NextIdle;

    /// <summary>Whether it serves a request at the moment, and who sent it.</summary>
    internal bool IsServing;
    internal int CallerPid;
    internal int CallerUid;
    internal int CallerDevice;

    private readonly DriverMessage _answerable = new DriverMessage();
    private readonly WorkerPool _pool;

    internal Worker(WorkerPool pool)
    {
        _pool = pool;
    }

    internal void Run()
    {
        ThreadId = Thread.CurrentThread.ManagedThreadId;
        _pool.Run(this);
    }

    internal void Begin(IpcMessage message)
    {
        CallerPid = message.Pid;
        CallerUid = message.Uid;
        CallerDevice = message.Device;
        IsServing = true;
    }

    internal void End() => IsServing = false;

    /// <summary>Whether it serves that two-way request.</summary>
    internal bool Serves(int sequence, object? door) => IsServing && _answerable.Sequence == sequence && _answerable.Door == door;

    /// <summary>Keeps the head of a request, so that it can be answered after it has been freed.</summary>
    internal DriverMessage KeepAnswerable(DriverMessage message)
    {
        _answerable.Door = message.Door;
        _answerable.Address(
            message.Type, message.Handle, message.Token, message.Cookie, message.Code, message.Flag, message.Sequence);
        return _answerable;
    }
}
