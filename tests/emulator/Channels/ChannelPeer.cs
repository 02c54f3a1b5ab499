using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>A process with channels, all of whose messages go to one handler, on the thread that receives them.</summary>
internal sealed class ChannelPeer : IDisposable
{
    /// <summary>The driver asks for it to learn that everything before it has been passed on.</summary>
    private const int FenceToken = -1;

    private readonly Thread _receiver;
    private readonly List<Thread> _workers = [];
    private int _handled;
    private int _handledInChannel;

    public ChannelPeer(KernelLink link, ChannelDriver driver, TestOwner owner, Action<ChannelPeer, IpcMessage> handler)
    {
        Link = link;
        Driver = driver;
        Owner = owner;
        Handler = handler;
        _receiver = new Thread(Receive) { IsBackground = true, Name = "receiver-" + owner.Ipc.Pid };
    }

    public KernelLink Link { get; }

    public ChannelDriver Driver { get; }

    public TestOwner Owner { get; }

    public int Pid => Owner.Ipc.Pid;

    /// <summary>Serves the requests; it answers and frees them, and says with <see cref="PassOn"/> when it may take long.</summary>
    public Action<ChannelPeer, IpcMessage> Handler { get; set; }

    /// <summary>Types and handles of the notices of the kernel.</summary>
    public ConcurrentQueue<(int Type, int Handle, int Token)> Notices { get; } = new();

    public ConcurrentQueue<Exception> Errors { get; } = new();

    public int Handled => Volatile.Read(ref _handled);

    /// <summary>Those requests that came straight from the other process.</summary>
    public int HandledInChannel => Volatile.Read(ref _handledInChannel);

    public void Start()
    {
        Link.Servers.Receiver = Receive;
        Link.Start();
    }

    public void StartReceiving() => _receiver.Start();

    public int Call(int handle, int code, IpcIo? request, out byte[]? reply, int token = 0, int timeoutMs = Patience.QuietMs)
    {
        int result = Driver.Transact(new SvcIdentity(handle, token, 0), code, request, IpcFlag.Default, timeoutMs, out IpcMessage? answer);
        reply = answer?.Data.ToArray();
        if (answer != null)
        {
            Driver.FreeBuffer(answer);
        }

        return result;
    }

    /// <summary>Calls again while the server has not yet freed what it has answered.</summary>
    public int CallWhenThereIsRoom(int handle, int code, IpcIo? request, out byte[]? reply, int token = 0)
    {
        long end = Environment.TickCount64 + Patience.LimitMs;
        int result = Call(handle, code, request, out reply, token);
        while (result == EC.NoMemory && Environment.TickCount64 < end)
        {
            Thread.Yield();
            result = Call(handle, code, request, out reply, token);
        }

        return result;
    }

    public int Send(int handle, int code, IpcIo? request, int token = 0, int timeoutMs = Patience.QuietMs)
        => Driver.Transact(new SvcIdentity(handle, token, 0), code, request, IpcFlag.OneWay, timeoutMs, out _);

    public void Reply(IpcMessage request, IpcIo? content)
    {
        if (!request.IsOneWay)
        {
            Driver.SendReply(request, content);
        }

        Driver.FreeBuffer(request);
    }

    /// <summary>Does what may take long, where the driver allows it: here, or on a thread of its own.</summary>
    public void PassOn(IpcMessage message, Action serve)
    {
        if (message.RunsHere)
        {
            message.RunsHere = false;
            serve();
            return;
        }

        Thread worker = new(() => serve()) { IsBackground = true };
        lock (_workers)
        {
            _workers.Add(worker);
        }

        worker.Start();
    }

    public void Dispose()
    {
        Driver.Close();
        Link.Dispose();
        Assert.True(_receiver.Join(Patience.LimitMs));
        Assert.All(_workers, worker => Assert.True(worker.Join(Patience.LimitMs)));
        Assert.Empty(Errors);
    }

    private void Receive()
    {
        while (Driver.Receive(Timeout.Infinite, out IpcMessage? message) == EC.Success)
        {
            try
            {
                Take(message!);
            }
            catch (Exception error)
            {
                Errors.Enqueue(error);
            }
        }
    }

    private void Take(IpcMessage message)
    {
        if (message.Type != IpcMessageType.Request)
        {
            Notices.Enqueue((message.Type, message.Handle, message.Token));
            Driver.FreeBuffer(message);
            return;
        }

        if (message.Token == FenceToken)
        {
            Driver.SendFailedReply(message, EC.NoHandler, "no service has this token");
            Driver.FreeBuffer(message);
            return;
        }

        Interlocked.Increment(ref _handled);
        if (ChannelThread.Current != null)
        {
            Interlocked.Increment(ref _handledInChannel);
        }

        Handler(this, message);
    }
}
