using LiteIpc;
using Samgr.Emulator.Tests.Channels;

namespace Samgr.Emulator.Tests.Counters;

/// <summary>The positions of a channel pass the ends of their numbers.</summary>
public sealed class ChannelEndTests : IDisposable
{
    private const int Senders = 3;
    private const int Messages = 400;

    private readonly ChannelFixture _fixture = new();

    public static TheoryData<int> Ends => [int.MaxValue - Messages, -Messages, (1 << 29) - Messages];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Ends))]
    public void Fault_S1_CallsAndOneWayMessagesGoOnPastTheEndOfAPosition(int first)
    {
        _fixture.FirstPosition = first;
        int[] last = new int[Senders];
        int disorder = 0;
        (ChannelPeer server, ChannelPeer client, int handle) = _fixture.Pair((peer, request) =>
        {
            int number = BitConverter.ToInt32(request.Data.ToArray(), 0);
            disorder += number > last[request.Code] ? 0 : 1;
            last[request.Code] = number;
            peer.Reply(request, ChannelFixture.Number(number));
        });
        TestThreads.Run(Senders, sender =>
        {
            byte[] large = new byte[4096];
            for (int i = 1; i <= Messages; i++)
            {
                BitConverter.TryWriteBytes(large, i);
                IpcIo content = i % 5 == 0 ? ChannelFixture.Bytes(large) : ChannelFixture.Number(i);
                if (i % 3 == 0)
                {
                    Assert.Equal(EC.Success, client.CallWhenThereIsRoom(handle, sender, content, out byte[]? reply));
                    Assert.Equal(i, BitConverter.ToInt32(reply!, 0));
                }
                else
                {
                    Patience.Until(() => client.Send(handle, sender, content) == EC.Success, "there is room");
                }
            }

            Assert.Equal(EC.Success, client.CallWhenThereIsRoom(handle, sender, ChannelFixture.Number(Messages + 1), out _));
        });

        Assert.Equal((Senders * (Messages + 1), 0), (server.HandledInChannel, disorder));
    }

    [Fact]
    public void Fault_S1_CallsGoOnPastTheGenerationsOfTheirSlots()
    {
        const int calls = 40_000;
        (_, ChannelPeer client, int handle) = _fixture.Pair((peer, request) => peer.Reply(request, ChannelFixture.Number(request.Code)));
        for (int i = 0; i < calls; i++)
        {
            Assert.Equal(EC.Success, client.CallWhenThereIsRoom(handle, i, null, out byte[]? reply));
            Assert.Equal(i, BitConverter.ToInt32(reply!, 0));
        }
    }
}
