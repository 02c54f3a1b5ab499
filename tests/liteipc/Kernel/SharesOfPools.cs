using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Kernel;

/// <summary>What each sender takes of a pool is counted for itself, whoever gives back first.</summary>
public sealed class SharesOfPools
{
    private readonly SenderShares _shares = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_one_sender_gives_back_is_its_own(int first)
    {
        using var world = new World();
        IpcProcess[] senders = [world.Start(6), world.Start(7), world.Start(8)];
        SenderShare[] taken = [.. senders.Select(sender => _shares.Take(sender, 100))];

        _shares.Return(taken[first], 100);

        for (int i = 0; i < senders.Length; i++)
        {
            AssertTakes(senders[i], i == first ? 0 : 100);
        }

        SenderShare again = _shares.Take(senders[first], 30);
        _shares.Return(taken[(first + 1) % 3], 40);
        AssertTakes(senders[first], 30);
        AssertTakes(senders[(first + 1) % 3], 60);
        _shares.Return(again, 30);
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
            _shares.Take(sender, own);
        }

        Assert.Equal(isAllowed, _shares.Allows(sender, charge, 100, isAsync: true));
        Assert.True(_shares.Allows(sender, charge, 100, isAsync: false));
    }

    private void AssertTakes(IpcProcess sender, int bytes)
    {
        Assert.True(_shares.Allows(sender, 0, bytes, isAsync: false));
        Assert.False(_shares.Allows(sender, 1, bytes, isAsync: false));
    }
}
