using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>They count what the whole process has, so that nothing else runs beside them.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const string Name = "samgr-channel";

    [Fact]
    public void An_end_can_only_read_what_the_kernel_says_of_a_channel_and_change_no_size()
    {
        using ChannelFixture fixture = new();
        ChannelPeer server = fixture.Open(6);
        using RawPeer peer = fixture.Kernel.OpenRaw(9, out _);
        int handle = fixture.Publish(server, 9);
        Assert.Equal(EC.Success, peer.Ask(FrameOp.MapPool, 1, IpcLimits.DefaultPoolSize));
        peer.Send(FrameOp.OpenChannel, 1, frame => frame.Int32(handle));
        peer.Expect(FrameOp.ChannelOpened);
        int[] files = peer.Arrived.Take(2)!;

        Assert.Null(SharedMemory.Open(files[0], ChannelLayout.ControlBytes, true));
        Assert.Null(SharedMemory.Open(files[1], ChannelLayout.ControlBytes, true));
        Assert.NotEqual(0, Libc.Truncate(files[0], 2 * ChannelLayout.ControlBytes));
        Assert.NotEqual(0, Libc.Truncate(files[1], 2 * ChannelLayout.DataBytes));
        Assert.NotEqual(0, Libc.Truncate(files[1], 4096));
        using SharedMemory? page = SharedMemory.Open(files[0], ChannelLayout.ControlBytes, false);
        Assert.NotNull(page);
        Array.ForEach(files, SharedMemory.Close);
    }

    [Fact]
    public void No_descriptor_of_a_channel_stays_open_and_no_memory_once_both_ends_are_closed()
    {
        using (ChannelFixture fixture = new())
        {
            ChannelPeer server = fixture.Open(6);
            for (int pid = 20; pid < 40; pid++)
            {
                ChannelPeer client = fixture.Open(pid);
                Assert.Equal(EC.Success, client.Call(fixture.Publish(server, client), 1, null, out _));
            }

            Assert.NotEqual(0, Mappings());
            WaitForNone(Descriptors);
        }

        WaitForNone(Mappings);
        Assert.Equal(0, Descriptors());
    }

    private static int Mappings() => File.ReadLines("/proc/self/maps").Count(line => line.Contains(Name, StringComparison.Ordinal));

    private static int Descriptors() => Directory.GetFiles("/proc/self/fd")
        .Count(file => new FileInfo(file).LinkTarget?.Contains(Name, StringComparison.Ordinal) == true);

    private static void WaitForNone(Func<int> count) => Assert.True(SpinWait.SpinUntil(() => count() == 0, Patience.LimitMs), $"there are {count()}");
}
