using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>What each sender takes of a pool is counted for itself, whoever gives back first.</summary>
public sealed class SharesOfPools
{
    private readonly MessagePool _pool = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_one_sender_gives_back_is_its_own(int first)
    {
        using var world = new World();
        IpcProcess[] senders = [world.Start(6), world.Start(7), world.Start(8)];
        SenderShare?[] taken = [.. senders.Select(sender => _pool.Take(100, sender).Share)];

        _pool.GiveBack(taken[first], 100);

        for (int i = 0; i < senders.Length; i++)
        {
            AssertTakes(senders[i], i == first ? 0 : 100);
        }

        SenderShare? again = _pool.Take(30, senders[first]).Share;
        _pool.GiveBack(taken[(first + 1) % 3], 40);
        AssertTakes(senders[first], 30);
        AssertTakes(senders[(first + 1) % 3], 60);
        _pool.GiveBack(again, 30);
        AssertTakes(senders[first], 0);
        AssertTakes(senders[(first + 2) % 3], 100);
    }

    [Theory]
    [InlineData(0, 50, true)]
    [InlineData(0, 51, false)]
    [InlineData(20, 20, true)]
    [InlineData(20, 21, false)]
    public void An_asynchronous_message_leaves_half_of_what_is_left_to_its_sender(int own, int charge, bool isAllowed)
    {
        using var world = new World();
        IpcProcess sender = world.Start(6);
        if (own > 0)
        {
            _pool.Take(own, sender);
        }

        _pool.Size = _pool.Used + 100;

        Assert.Equal(isAllowed, _pool.HasRoom(charge, sender, isAsync: true));
        Assert.True(_pool.HasRoom(charge, sender, isAsync: false));
    }

    [Fact]
    public void A_share_that_is_free_is_the_next_senders()
    {
        using var world = new World();
        IpcProcess[] senders = [world.Start(6), world.Start(7)];
        DriverMessage first = _pool.Take(100, senders[0]);
        SenderShare? share = first.Share;
        _pool.Return(first);

        DriverMessage second = _pool.Take(50, senders[1]);

        Assert.Same(share, second.Share);
        AssertTakes(senders[0], 0);
        AssertTakes(senders[1], 50);
    }

    private void AssertTakes(IpcProcess sender, int bytes)
    {
        // As much again as is free.
        _pool.Size = _pool.Used + bytes;

        Assert.True(_pool.HasRoom(0, sender, isAsync: false));
        Assert.False(_pool.HasRoom(1, sender, isAsync: false));
    }
}
