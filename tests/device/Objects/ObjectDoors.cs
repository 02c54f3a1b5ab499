using LiteIpc;
using LiteIpc.Kit;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Objects;

/// <summary>A kernel with objects, and two processes that have the IPC Kit: a server, and a client that may call it.</summary>
internal static class ObjectDoors
{
    private const int MaxHandles = 8;
    private const int MaxCalls = 4;
    private const int MaxObjects = 64;
    private const int PoolSize = 2048;

    private static IpcProcess? _manager;
    private static ObjectTable? _objects;

    internal static ObjectDoor? Server { get; private set; }

    internal static ObjectDoor? Client { get; private set; }

    internal static int ObjectCount => _objects!.Count;

    internal static void Open()
    {
        Close();
        IpcKernel kernel = new IpcKernel(null, MaxHandles, MaxCalls);
        _objects = ObjectTable.AddTo(kernel, MaxObjects);
        _manager = Start(kernel, 5);
        Assert.AreEqual(EC.Success, _manager.BecomeContextManager(IpcLimits.MaxIoSize));
        Server = OpenDoor(kernel, 6);
        Client = OpenDoor(kernel, 7);
        Assert.AreEqual(EC.Success, _manager.GrantAccess(Client.Process.Pid, Server.Handle));
    }

    internal static void Close()
    {
        Client?.Close();
        Server?.Close();
        _manager?.Close();
        Client = null;
        Server = null;
        _manager = null;
        _objects = null;
    }

    /// <summary>Lets the client have a stub of the server.</summary>
    internal static RemoteProxy Get(RemoteStub stub)
    {
        Server!.Offered = stub;
        SvcIdentity address = new SvcIdentity(Server.Handle, 1, 0);
        Assert.AreEqual(EC.Success, Client!.Context.Transact(address, 1, null, out IpcMessage? reply));
        RemoteProxy proxy = (RemoteProxy)Client.Kit.Adopt(reply!.Data.ReadRemoteObject())!;
        Client.Context.Free(reply);
        return proxy;
    }

    private static ObjectDoor OpenDoor(IpcKernel kernel, int pid)
    {
        IpcProcess process = Start(kernel, pid);
        return new ObjectDoor(process, _manager!.GenerateHandle(pid));
    }

    private static IpcProcess Start(IpcKernel kernel, int pid)
    {
        IpcProcess process = kernel.CreateProcess(pid, 100 + pid, 100)!;
        Assert.AreEqual(EC.Success, process.MapPool(PoolSize));
        return process;
    }
}
