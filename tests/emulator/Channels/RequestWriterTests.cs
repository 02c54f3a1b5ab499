using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Kernel;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>Where requests are put while the server is some of them behind.</summary>
public sealed unsafe class RequestWriterTests : IDisposable
{
    private const int Requests = 20_000;
    private const int MostBehind = 8;
    private const int MaxContent = 60_000;
    private const int Pool = 1 << 24;

    private readonly SharedMemory _memory = Make();
    private readonly Queue<(int At, int Size, int Charge)> _behind = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue - 1000)]
    public void Contents_stand_in_the_arena_in_one_piece_and_beside_each_other(int first)
    {
        Word(ChannelLayout.Copied) = first;
        RequestWriter writer = new(_memory.Address, Pool, first);
        Random random = new(20261130);
        int ends = 0;
        for (int i = 0; i < Requests; i++)
        {
            int size = random.Next(RequestLayout.InlineBytes + 1, random.Next(3) == 0 ? MaxContent : 1000);
            int behind = random.Next(MostBehind);
            while (_behind.Count > behind)
            {
                Copy();
            }

            int position;
            while (writer.Write(new SvcIdentity(1, 0, 0), 1, ChannelFixture.Bytes(new byte[size]), 0, 0, 0, 0, () => false, out position) != EC.Success)
            {
                Assert.NotEmpty(_behind);
                Copy();
            }

            int at = Word(ChannelLayout.Ring + ((position & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes) + RequestLayout.ArenaAt);
            Assert.InRange(at, 0, ChannelLayout.ArenaBytes - size);
            Assert.DoesNotContain(_behind, other => at < other.At + other.Size && other.At < at + size);
            ends += at + size > ChannelLayout.ArenaBytes - MaxContent ? 1 : 0;
            _behind.Enqueue((at, size, IpcLimits.MessageOverhead + size));
        }

        Assert.True(ends > 100, $"the end of the arena was met {ends} times");
    }

    private static SharedMemory Make()
    {
        Assert.SkipUnless(Transports.HasChannels, "there are no channels here");
        using KernelChannel kernel = KernelChannel.Make(0, null!, null!, 0, out int[] files)!;
        SharedMemory memory = SharedMemory.Open(files[1], ChannelLayout.DataBytes, true)!;
        Array.ForEach(files, SharedMemory.Close);
        return memory;
    }

    /// <summary>Does what the server does with the next request.</summary>
    private void Copy()
    {
        (_, _, int charge) = _behind.Dequeue();
        Word(ChannelLayout.Copied)++;
        *(long*)(_memory.Address + ChannelLayout.Freed) += charge;
    }

    private ref int Word(int offset) => ref *(int*)(_memory.Address + offset);
}
