namespace LiteIpc.Kit.Tests;

public sealed class LifetimeTests : IDisposable
{
    private readonly KitSystem _system = new(maxObjects: 256);
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public LifetimeTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_process_has_one_proxy_for_an_object_however_often_it_is_given()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));

        RemoteProxy first = _client.Get(_server, "stub");
        RemoteProxy second = _client.Get(_server, "stub");

        Assert.Same(first, second);
        first.Release();
        Assert.False(second.IsReleased);
        Assert.Equal(IpcError.Success, second.SendRequest(1, new Parcel(), new Parcel()));
        second.Release();
        Assert.True(second.IsReleased);
        Assert.Equal(IpcError.CheckParam, second.SendRequest(1, new Parcel(), new Parcel()));
        Assert.Equal(0, _system.Objects.Count);
    }

    [Fact]
    public void A_registered_stub_lives_until_it_is_unregistered_and_nobody_holds_it()
    {
        CallStub stub = new((_, _, _) => IpcError.Success);
        _server.Offer("stub", stub);
        RemoteProxy proxy = _client.Get(_server, "stub");
        proxy.Release();
        RemoteProxy again = _client.Get(_server, "stub");
        _server.Skeleton.Unregister(stub);
        _server.Skeleton.Unregister(stub);
        Assert.Equal(1, _server.Skeleton.StubCount);
        Assert.Equal(IpcError.Success, again.SendRequest(1, new Parcel(), new Parcel()));

        again.Release();

        Assert.True(stub.WaitForRelease());
        Assert.Equal(0, _server.Skeleton.StubCount);
    }

    [Fact]
    public void A_stub_in_a_request_that_is_refused_is_forgotten()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        _server.Kill();
        CallStub callback = new((_, _, _) => IpcError.Success);
        Parcel data = new();
        data.WriteRemoteStub(callback);

        Assert.Equal(IpcError.DeadRemoteObject, proxy.SendRequest(1, data, new Parcel()));

        Assert.True(callback.WaitForRelease());
        Assert.Equal(0, _client.Skeleton.StubCount);
    }

    [Fact]
    public void An_object_that_its_receiver_does_not_read_goes_back()
    {
        _server.Offer("deaf", new CallStub((_, _, _) => IpcError.Success));
        CallStub callback = new((_, _, _) => IpcError.Success);
        Parcel data = new();
        data.WriteRemoteStub(callback);

        Assert.Equal(IpcError.Success, _client.Get(_server, "deaf").SendRequest(1, data, new Parcel()));

        Assert.True(callback.WaitForRelease());
    }

    [Fact]
    public void An_object_lives_on_in_the_hands_of_a_third_process()
    {
        RemoteProxy? kept = null;
        KitProcess third = _system.Start(4);
        third.Offer("keep", new CallStub((_, data, _) => data.ReadRemoteProxy(out kept)));
        CallStub callback = new((_, _, reply) => reply.WriteInt32(9));
        _server.Offer("pass on", new CallStub((_, data, _) =>
        {
            data.ReadRemoteProxy(out RemoteProxy? passed);
            Parcel on = new();
            on.WriteRemoteProxy(passed);
            int result = _server.Get(third, "keep").SendRequest(1, on, new Parcel());
            on.Reclaim();
            passed!.Release();
            return result;
        }));
        Parcel data = new();
        data.WriteRemoteStub(callback);

        Assert.Equal(IpcError.Success, _client.Get(_server, "pass on").SendRequest(1, data, new Parcel()));

        Parcel reply = new();
        Assert.Equal(IpcError.Success, kept!.SendRequest(1, new Parcel(), reply));
        reply.ReadInt32(out int value);
        Assert.Equal(9, value);
        Assert.Equal(1, _client.Skeleton.StubCount);
        third.Kill();
        Assert.True(callback.WaitForRelease());
    }

    [Fact]
    public void A_received_parcel_can_be_sent_on_as_it_is()
    {
        CallStub callback = new((_, _, reply) => reply.WriteInt32(5));
        _server.Offer("mirror", new CallStub((_, data, reply) => reply.Append(data)));
        RemoteProxy mirror = _client.Get(_server, "mirror");
        Parcel data = new();
        Parcel reply = new();
        data.WriteString("text");
        data.WriteRemoteStub(callback);
        Assert.Equal(IpcError.Success, mirror.SendRequest(1, data, reply));

        Parcel second = new();
        Assert.Equal(IpcError.Success, mirror.SendRequest(1, reply, second));

        Assert.Equal(IpcError.Success, second.ReadString(out string? text));
        Assert.Equal("text", text);
        Assert.Equal(IpcError.Success, second.ReadRemoteStub(out RemoteStub? stub));
        Assert.Same(callback, stub);
        reply.Reclaim();
        second.Reclaim();
        Assert.True(callback.WaitForRelease());
    }

    [Fact]
    public void A_process_that_ends_gives_everything_back()
    {
        List<CallStub> stubs = [];
        List<RemoteProxy> held = [];
        _client.Offer("hold", new CallStub((_, data, _) =>
        {
            while (data.ReadRemoteProxy(out RemoteProxy? proxy) == IpcError.Success)
            {
                held.Add(proxy!);
            }

            return IpcError.Success;
        }));
        RemoteProxy hold = _server.Get(_client, "hold");
        for (int i = 0; i < 4; i++)
        {
            Parcel data = new();
            for (int j = 0; j < KitLimits.MaxParcelObjects; j++)
            {
                CallStub stub = new((_, _, _) => IpcError.Success);
                stubs.Add(stub);
                Assert.Equal(IpcError.Success, data.WriteRemoteStub(stub));
            }

            Assert.Equal(IpcError.Success, hold.SendRequest(1, data, new Parcel()));
        }

        Assert.Equal(128, held.Count);
        Assert.Equal(128, _server.Skeleton.StubCount);

        _client.Kill();

        Assert.All(stubs, stub => Assert.True(stub.WaitForRelease()));
        Assert.Equal(0, _server.Skeleton.StubCount);
        Assert.Equal(0, _system.Objects.Count);
    }

    [Fact]
    public void A_full_kernel_refuses_one_more_object_and_says_so()
    {
        List<RemoteProxy> held = [];
        _client.Offer("hold", new CallStub((_, data, _) =>
        {
            data.ReadRemoteProxy(out RemoteProxy? proxy);
            held.Add(proxy!);
            return IpcError.Success;
        }));
        RemoteProxy hold = _server.Get(_client, "hold");
        int result = IpcError.Success;
        while (result == IpcError.Success)
        {
            Parcel data = new();
            data.WriteRemoteStub(new CallStub((_, _, _) => IpcError.Success));
            result = hold.SendRequest(1, data, new Parcel());
        }

        Assert.Equal(IpcError.InnerError, result);
        Assert.InRange(_system.Objects.Count, 112, 128);
        foreach (RemoteProxy proxy in held)
        {
            proxy.Release();
        }

        Patience.Until(() => _server.Skeleton.StubCount == 0, "every stub is forgotten");
        Assert.Equal(1, _system.Objects.Count);
    }

    [Fact]
    public void Giving_back_what_one_does_not_hold_changes_nothing()
    {
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "stub");
        KitProcess other = _system.Start(4);

        Assert.Equal(EC.InvalidParam, other.Driver.ReleaseObject(proxy.Identity.Handle, proxy.Identity.Token));
        Assert.Equal(EC.InvalidParam, _client.Driver.ReleaseObject(proxy.Identity.Handle, proxy.Identity.Token + 1));

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), new Parcel()));
    }
}
