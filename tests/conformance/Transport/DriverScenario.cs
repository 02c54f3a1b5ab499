using LiteIpc;

namespace Samgr.Conformance.Transport;

/// <summary>
/// The processes of the kernel's smoke suite: a context manager that hands out the one service there is, the service, which
/// answers a number with a status and twice the number, and its clients.
/// </summary>
internal sealed class DriverScenario : IDisposable
{
    private readonly IpcKernel _kernel = new();
    private readonly List<IpcProcess> _processes = [];
    private readonly List<Thread> _threads = [];
    private readonly int _poolSize;

    public DriverScenario(int poolSize)
    {
        _poolSize = poolSize;
        IpcProcess manager = Mapped(1);
        Assert.Equal(EC.Success, manager.BecomeContextManager(200));
        int handle = manager.GenerateHandle(Mapped(2).Pid);
        Serve(manager, (request, reply) =>
        {
            Assert.Equal(EC.Success, manager.GrantAccess(request.Pid, handle));
            reply.WriteRemoteObject(new SvcIdentity(handle, 0, 0));
        });
        Serve(_processes[1], (request, reply) =>
        {
            reply.WriteInt32(0);
            reply.WriteInt32(request.Data.ReadInt32() * 2);
        });
    }

    public IpcProcess Start(int pid)
    {
        IpcProcess process = _kernel.CreateProcess(pid, pid, pid)!;
        lock (_processes)
        {
            _processes.Add(process);
        }

        return process;
    }

    /// <summary>Starts a client that has asked for the service.</summary>
    public IpcProcess StartClient(int pid, out SvcIdentity service)
    {
        IpcProcess client = Mapped(pid);
        Assert.Equal(EC.Success, client.Transact(SvcIdentity.Samgr, 1, null, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply));
        service = reply!.Data.ReadRemoteObject()!;
        client.FreeBuffer(reply);
        return client;
    }

    /// <summary>Asks the service for twice a number; -1 when the call or its status is no success.</summary>
    public int Double(IpcProcess client, SvcIdentity service, int number)
    {
        var request = new IpcIo(4);
        request.WriteInt32(number);
        if (client.Transact(service, 0, request, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply) != EC.Success)
        {
            return -1;
        }

        int answer = reply!.Data.ReadInt32() == 0 ? reply.Data.ReadInt32() : -1;
        client.FreeBuffer(reply);
        return answer;
    }

    /// <summary>Calls the service with a request filled with that many bytes.</summary>
    public int Send(IpcProcess client, SvcIdentity service, IpcIo request, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            request.WriteUint8Unaligned((byte)i);
        }

        int result = client.Transact(service, 0, request, IpcFlag.Default, Patience.LimitMs, out IpcMessage? reply);
        if (reply != null)
        {
            client.FreeBuffer(reply);
        }

        return result;
    }

    public void Dispose()
    {
        _processes.ForEach(process => process.Close());
        _threads.ForEach(thread => thread.Join());
    }

    private IpcProcess Mapped(int pid)
    {
        IpcProcess process = Start(pid);
        Assert.Equal(EC.Success, process.MapPool(_poolSize));
        return process;
    }

    private void Serve(IpcProcess process, Action<IpcMessage, IpcIo> answer)
    {
        var thread = new Thread(() =>
        {
            var reply = new IpcIo(64, 1);
            while (process.Receive(-1, out IpcMessage? message) == EC.Success)
            {
                if (!message!.IsOneWay)
                {
                    reply.Rewind();
                    answer(message, reply);
                    process.SendReply(message, reply);
                }

                process.FreeBuffer(message);
            }
        });
        _threads.Add(thread);
        thread.Start();
    }
}
