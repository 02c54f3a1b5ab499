using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>A kernel that gives channels, samgr (pid 5), and processes that call each other; all in this process.</summary>
internal sealed class ChannelFixture : IDisposable
{
    private readonly List<ChannelPeer> _peers = [];

    public ChannelFixture()
    {
        Assert.SkipUnless(Transports.HasChannels, "there are no channels here");
        Kernel = new KernelFixture(hasChannels: true);
        Samgr = Open(5);
        Assert.Equal(EC.Success, Samgr.Driver.BecomeContextManager(IpcLimits.MaxIoSize));
    }

    public KernelFixture Kernel { get; }

    /// <summary>The position of the first request of each channel of the processes that are opened from now on.</summary>
    public int FirstPosition { get; set; }

    public ChannelPeer Samgr { get; }

    /// <summary>Where a handler may wait; it opens at the latest when this ends, and outlives the handlers.</summary>
    public ManualResetEventSlim Gate { get; } = new();

    /// <summary>Answers with what it was asked.</summary>
    public static void Echo(ChannelPeer peer, IpcMessage request)
    {
        peer.Reply(request, Bytes(request.Data.ToArray()));
    }

    public ChannelPeer Open(int pid, Action<ChannelPeer, IpcMessage>? handler = null, int pool = IpcLimits.MaxPoolSize)
    {
        string token = Guid.NewGuid().ToString("N");
        TestOwner owner = Kernel.Expect(token, pid);
        KernelLink link = KernelLink.Open(SocketConnection.Open(Kernel.Socket), token, out ProcessConfiguration? configuration)!;
        link.Clients.FirstPosition = FirstPosition;
        link.Servers.FirstPosition = FirstPosition;
        ChannelDriver driver = new(link, new SocketDriver(link, configuration!), link.Clients, link.Servers, Patience.LimitMs);
        ChannelPeer peer = new(link, driver, owner, handler ?? Echo);
        peer.Start();
        _peers.Add(peer);
        Assert.Equal(EC.Success, driver.MapPool(pool));
        peer.StartReceiving();
        return peer;
    }

    /// <summary>Gives a process a handle and lets others call it.</summary>
    public int Publish(ChannelPeer server, params ChannelPeer[] clients) => Publish(server, [.. clients.Select(client => client.Pid)]);

    public int Publish(ChannelPeer server, params int[] clients)
    {
        int handle = Samgr.Driver.GenerateHandle(server.Pid);
        Assert.True(handle > 0);
        Assert.All(clients, pid => Assert.Equal(EC.Success, Samgr.Driver.GrantAccess(pid, handle)));
        return handle;
    }

    /// <summary>A server, pid 6, a client, pid 8, and the handle by which the one calls the other.</summary>
    public (ChannelPeer Server, ChannelPeer Client, int Handle) Pair(Action<ChannelPeer, IpcMessage>? handler = null, int pool = IpcLimits.MaxPoolSize)
    {
        ChannelPeer server = Open(6, handler, pool);
        ChannelPeer client = Open(8);
        return (server, client, Publish(server, client));
    }

    public static IpcIo Number(int value)
    {
        IpcIo content = new(16);
        content.WriteInt32(value);
        return content;
    }

    public static IpcIo Bytes(byte[] bytes)
    {
        IpcIo content = new();
        content.InitRead(bytes, 0, bytes.Length);
        return content;
    }

    /// <summary>A number, and an object of the process with that handle.</summary>
    public static IpcIo NumberAndObject(int value, int handle, int token)
    {
        IpcIo content = new(64, 1);
        content.WriteInt32(value);
        Assert.True(content.WriteRemoteObject(new SvcIdentity(handle, token, 0)));
        return content;
    }

    public void Dispose()
    {
        Gate.Set();
        foreach (ChannelPeer peer in _peers.AsEnumerable().Reverse())
        {
            peer.Dispose();
        }

        Kernel.Dispose();
        Gate.Dispose();
    }
}
