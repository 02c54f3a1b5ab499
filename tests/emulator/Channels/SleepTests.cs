using LiteIpc;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>Threads that go to sleep just when somebody has something for them.</summary>
public sealed class SleepTests : IDisposable
{
    private const int Calls = 5000;

    /// <summary>Pauses in which a server that is called no more has looked long enough, and sleeps.</summary>
    private const int Pauses = 1500;

    private readonly ChannelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_server_that_is_called_just_when_it_goes_to_sleep_wakes()
    {
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair();
        Random random = new(20261130);
        for (int i = 0; i < Calls; i++)
        {
            Thread.SpinWait(random.Next(Pauses));
            Assert.Equal(EC.Success, client.Call(handle, 1, null, out _));
        }

        Assert.Equal(Calls, server.HandledInChannel);
    }
}
