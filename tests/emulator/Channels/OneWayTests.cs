using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>One-way messages to a process that does not receive.</summary>
public sealed class OneWayTests : IDisposable
{
    private const int TimeoutMs = 3000;
    private const int MoreThanTheRing = 400;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Fault_F18_AOneWayMessageForWhichThereIsNoRoomIsRefusedAtOnce()
    {
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            _fixture.Gate.Wait(Patience.LimitMs);
            peer.Reply(request, null);
        });
        Assert.Equal(EC.Success, client.Send(handle, 1, null));
        int refused = 0;
        for (int i = 0; i < MoreThanTheRing && refused == 0; i++)
        {
            int result = client.Send(handle, 1, null, timeoutMs: TimeoutMs);
            Assert.Contains(result, new[] { EC.Success, EC.NoMemory });
            refused += result == EC.NoMemory ? 1 : 0;
        }

        Assert.Equal(1, refused);
        _fixture.Gate.Set();
        Patience.Until(() => client.Send(handle, 1, null) == EC.Success, "there is room again");
    }
}
