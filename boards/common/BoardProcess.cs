using LiteIpc;

namespace Samgr.Boards;

/// <summary>Puts the services of a process into it.</summary>
internal delegate void ProcessSetup(SamgrLite samgr);

/// <summary>One of the processes that a board's CLR holds; it can be stopped and started again.</summary>
internal sealed class BoardProcess
{
    private readonly int _pid;
    private readonly bool _hostsSamgr;
    private readonly int _deadlineMs;
    private readonly ProcessSetup _setup;

    internal BoardProcess(string name, string services, int bytes, int pid, bool hostsSamgr, int deadlineMs, ProcessSetup setup)
    {
        Name = name;
        Services = services;
        Bytes = bytes;
        _pid = pid;
        _hostsSamgr = hostsSamgr;
        _deadlineMs = deadlineMs;
        _setup = setup;
    }

    internal readonly string Name;

    /// <summary>Its services, in words.</summary>
    internal readonly string Services;

    /// <summary>The bytes of the heap that it takes once it has booted.</summary>
    internal readonly int Bytes;

    internal SamgrLite? Samgr { get; private set; }

    /// <summary>Boots it; returns before its services are up.</summary>
    /// <returns><see cref="EC.Success"/>, or why it cannot take part in IPC.</returns>
    internal int Start(IpcKernel kernel, ILogSink log, PolicyTable? policy)
    {
        IpcProcess? door = kernel.CreateProcess(_pid, _pid, _pid);
        if (door == null)
        {
            return EC.Busy;
        }

        SamgrLite samgr = new SamgrLite(BoardLimits.Apply(Name, log, _deadlineMs));
        _setup(samgr);
        int result = _hostsSamgr ? samgr.ConnectAsManager(door, policy) : samgr.Connect(door);
        if (result == EC.Success)
        {
            Samgr = samgr;
            samgr.Bootstrap();
        }

        return result;
    }

    internal bool WaitForBoot(int timeoutMs) => Samgr != null && Samgr.WaitForBoot(BootStage.ApplicationCompleted, timeoutMs);

    internal void Stop() => Samgr?.Stop();
}
