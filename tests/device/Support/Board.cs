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

    // With the limits of the field the tests would not fit a heap of 128 KB.
    private const int MaxHandles = 16;
    private const int MaxCalls = 8;
    private const int PoolSize = 4096;
    private const int MaxReplySize = 256;
    private const int MaxReplyObjects = 2;
    private const int SharedQueueSize = 8;
    private const int MaxServices = 8;
    private const int MaxFeatures = 4;
    private const int MaxAbilities = 16;
    private const int MaxSystemCapabilities = 8;
    private const int RegisterRetryMs = 2;
    private const int NoIpc = 0;

    private static ArrayList? _processes;
    private static IpcKernel? _kernel;

    internal static void Begin()
    {
        End();
        _processes = new ArrayList();
        _kernel = new IpcKernel(null, MaxHandles, MaxCalls);
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
        SamgrLite samgr = new SamgrLite(Options());
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

    private static SamgrOptions Options() => new SamgrOptions
    {
        PoolSize = PoolSize,
        MaxReplySize = MaxReplySize,
        MaxReplyObjects = MaxReplyObjects,
        SharedQueueSize = SharedQueueSize,
        MaxServices = MaxServices,
        MaxFeatures = MaxFeatures,
        MaxAbilities = MaxAbilities,
        MaxSystemCapabilities = MaxSystemCapabilities,
        RegisterRetryMs = RegisterRetryMs,
    };

    private static void Connect(SamgrLite samgr, int pid)
    {
        IpcProcess door = _kernel!.CreateProcess(pid, Uid + pid, Uid)!;
        int code = pid == ManagerPid ? samgr.ConnectAsManager(door, null) : samgr.Connect(door);
        Assert.AreEqual(EC.Success, code, "a process could not connect");
    }
}
