using LiteIpc.Desktop;
using LiteIpc.Kit;
using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>Objects that the kernel gives to a process without a message, such as that of a child to its parent.</summary>
public sealed class GivenObjects : IDisposable
{
    private const int Token = SvcIdentity.FirstObjectToken;

    private readonly World _world = new();
    private readonly ObjectTable _objects;
    private readonly IpcProcess _owner;
    private readonly IpcProcess _receiver;
    private readonly SvcIdentity _identity;

    public GivenObjects()
    {
        _objects = ObjectTable.AddTo(_world.Kernel);
        _owner = _world.Start(6);
        _receiver = _world.Start(7);
        _identity = _world.Publish(_owner);
    }

    [Fact]
    public void The_receiver_may_call_an_object_and_gives_it_back_once()
    {
        Assert.True(ConnectedCalls.GiveObject(_world.Kernel, _owner, _identity.Handle, Token, _receiver));

        Assert.Equal(EC.Success, _receiver.SendOneWay(new SvcIdentity(_identity.Handle, Token, 0)));
        Assert.Equal(1, _objects.Count);
        Assert.Equal(EC.Success, _receiver.ReleaseObject(_identity.Handle, Token));
        Assert.Equal(EC.InvalidParam, _receiver.ReleaseObject(_identity.Handle, Token));
        Assert.Equal(0, _objects.Count);
    }

    [Fact]
    public void Nobody_gives_what_is_another_ones()
    {
        IpcProcess thief = _world.Start(8);

        Assert.False(ConnectedCalls.GiveObject(_world.Kernel, thief, _identity.Handle, Token, _receiver));
        Assert.False(ConnectedCalls.GiveObject(_world.Kernel, thief, SvcIdentity.InvalidHandle, Token, _receiver));
        AssertNotGiven();
    }

    [Fact]
    public void A_service_is_not_given_as_an_object()
    {
        Assert.False(ConnectedCalls.GiveObject(_world.Kernel, _owner, _identity.Handle, _identity.Token, _receiver));
        AssertNotGiven();
    }

    [Fact]
    public void Neither_side_may_have_ended()
    {
        IpcProcess ended = _world.Start(8);
        ended.Close();

        Assert.False(ConnectedCalls.GiveObject(_world.Kernel, _owner, _identity.Handle, Token, ended));
        _owner.Close();
        Assert.False(ConnectedCalls.GiveObject(_world.Kernel, _owner, _identity.Handle, Token, _receiver));
        AssertNotGiven();
    }

    public void Dispose() => _world.Dispose();

    private void AssertNotGiven()
    {
        Assert.Equal(EC.InvalidParam, _receiver.CheckHandle(_identity.Handle));
        Assert.Equal(0, _objects.Count);
    }
}
