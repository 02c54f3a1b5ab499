namespace LiteIpc.Kit.Tests;

/// <summary>Codes and limits of death recipients, and of proxies that have been given back, as the C API has them.</summary>
public sealed class DeathCodeTests : IDisposable
{
    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly RemoteProxy _proxy;

    public DeathCodeTests()
    {
        _server = _system.Start(2);
        _server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        _proxy = _system.Start(3).Get(_server, "stub");
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F7_TheDeathOfADeadObjectCannotBeAwaited()
    {
        _server.Kill();
        Patience.Until(() => _proxy.IsRemoteDead, "the object is dead");
        Assert.Equal(IpcError.InnerError, _proxy.AddDeathRecipient(new Recipient()));
        Assert.Equal(IpcError.InnerError, _proxy.RemoveDeathRecipient(new Recipient()));
        Assert.Equal(IpcError.CheckParam, _proxy.AddDeathRecipient(null));
        Assert.Equal(IpcError.CheckParam, _proxy.RemoveDeathRecipient(null));
    }

    [Fact]
    public void Fault_F7_AReleasedProxyIsDeadAndNoProxyAnyMore()
    {
        Recipient recipient = new();
        Assert.False(_proxy.IsRemoteDead);
        Assert.Equal(IpcError.Success, _proxy.AddDeathRecipient(recipient));
        _proxy.Release();
        Assert.True(_proxy.IsRemoteDead);
        Assert.Equal(IpcError.CheckParam, _proxy.AddDeathRecipient(recipient));
        Assert.Equal(IpcError.CheckParam, _proxy.RemoveDeathRecipient(recipient));
        Assert.Equal(IpcError.CheckParam, _proxy.SendRequest(1, new Parcel(), new Parcel()));
        Assert.Equal(IpcError.CheckParam, _proxy.GetInterfaceDescriptor(out _));
    }

    [Fact]
    public void Fault_F3_TheFifthRecipientOfAProxyIsRefused()
    {
        Recipient[] recipients = [.. Enumerable.Range(0, 5).Select(_ => new Recipient())];
        Assert.Equal(
            [IpcError.Success, IpcError.Success, IpcError.Success, IpcError.Success, IpcError.InnerError],
            recipients.Select(_proxy.AddDeathRecipient));
        Assert.Equal(IpcError.Success, _proxy.RemoveDeathRecipient(recipients[0]));
        Assert.Equal(IpcError.Success, _proxy.AddDeathRecipient(recipients[4]));
        _server.Kill();
        Patience.Until(() => recipients.Sum(recipient => recipient.Told) == 4, "four recipients are told");
        Assert.Equal([0, 1, 1, 1, 1], recipients.Select(recipient => recipient.Told));
    }

    [Fact]
    public void Fault_F19_EqualRecipientsAreEachToldAndOneThatIsAddedTwiceIsToldTwice()
    {
        EqualRecipient first = new();
        EqualRecipient second = new();
        EqualRecipient gone = new();
        Assert.All([first, first, second, gone], recipient => Assert.Equal(IpcError.Success, _proxy.AddDeathRecipient(recipient)));
        Assert.Equal(IpcError.Success, _proxy.RemoveDeathRecipient(gone));
        Assert.Equal(IpcError.InnerError, _proxy.RemoveDeathRecipient(gone));
        _server.Kill();
        Patience.Until(() => first.Told + second.Told == 3, "three recipients are told");
        Assert.Equal((2, 1, 0), (first.Told, second.Told, gone.Told));
    }

    private class Recipient : IDeathRecipient
    {
        private int _told;

        public int Told => Volatile.Read(ref _told);

        public void OnRemoteDied() => Interlocked.Increment(ref _told);
    }

    private sealed class EqualRecipient : Recipient
    {
        public override bool Equals(object? obj) => obj is EqualRecipient;

        public override int GetHashCode() => 1;
    }
}
