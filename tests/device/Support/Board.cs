using System.Collections;
using LiteIpc;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Support;

/// <summary>The in-CLR processes of one test, over the in-memory driver. Beginning the next test ends those of the last.</summary>
internal static class Board
{
    internal const int ManagerPid = 5;
    internal const int ProviderPid = 6;
    internal const int ConsumerPid = 7;
    internal const int Uid = 100;

    private const int PoolSize = 8 * 1024;
    private const int RegisterRetryMs = 2;
    private const int NoIpc = 0;

    private static ArrayList? _processes;
    private static IpcKernel? _kernel;

    internal static void Begin()
    {
        End();
        _processes = new ArrayList();
        _kernel = new IpcKernel();
    }

    internal static void End()
    {
        for (int i = 0; _processes != null && i < _processes.Count; i++)
        {
            ((SamgrLite)_processes[i]!).Stop();
        }

        _processes = null;
        _kernel = null;
    }

    /// <summary>Starts a process without IPC.</summary>
    internal static SamgrLite StartLocal(ServiceModule module) => Start(NoIpc, module);

    /// <summary>Starts the process that hosts samgr.</summary>
    internal static SamgrLite StartManager() => Start(ManagerPid, null);

    /// <summary>Starts a process beside samgr's.</summary>
    internal static SamgrLite StartProcess(int pid, ServiceModule? module) => Start(pid, module);

    private static SamgrLite Start(int pid, ServiceModule? module)
    {
        SamgrOptions options = new SamgrOptions();
        options.PoolSize = PoolSize;
        options.RegisterRetryMs = RegisterRetryMs;
        SamgrLite samgr = new SamgrLite(options);
        _processes!.Add(samgr);
        module?.Install(samgr);
        if (pid != NoIpc)
        {
            Connect(samgr, pid);
        }

        samgr.Bootstrap();
        Assert.IsTrue(samgr.WaitForBoot(BootStage.ApplicationCompleted, Patience.LimitMs), "a process did not boot");
        return samgr;
    }

    private static void Connect(SamgrLite samgr, int pid)
    {
        IpcProcess door = _kernel!.CreateProcess(pid, Uid + pid, Uid)!;
        int code = pid == ManagerPid ? samgr.ConnectAsManager(door, null) : samgr.Connect(door);
        Assert.AreEqual(EC.Success, code, "a process could not connect");
    }
}
