using LiteIpc;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Driver;

/// <summary>A kernel with three processes: samgr, a service and a client that may call it.</summary>
internal static class Doors
{
    private const int PoolSize = 1024;

    internal static IpcProcess? Manager { get; private set; }

    internal static IpcProcess? Service { get; private set; }

    internal static IpcProcess? Client { get; private set; }

    internal static SvcIdentity? Address { get; private set; }

    internal static void Open()
    {
        Close();
        IpcKernel kernel = new IpcKernel();
        Manager = Start(kernel, 5);
        Service = Start(kernel, 6);
        Client = Start(kernel, 7);
        Assert.AreEqual(EC.Success, Manager.BecomeContextManager(IpcLimits.MaxIoSize));
        int handle = Manager.GenerateHandle(Service.Pid);
        Assert.AreEqual(EC.Success, Manager.GrantAccess(Client.Pid, handle));
        Address = new SvcIdentity(handle, 1, 2);
    }

    internal static void Close()
    {
        Client?.Close();
        Service?.Close();
        Manager?.Close();
        Client = null;
        Service = null;
        Manager = null;
        Address = null;
    }

    private static IpcProcess Start(IpcKernel kernel, int pid)
    {
        IpcProcess process = kernel.CreateProcess(pid, 100 + pid, 100)!;
        Assert.AreEqual(EC.Success, process.MapPool(PoolSize));
        return process;
    }
}
