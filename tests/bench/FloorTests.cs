using Samgr.Bench.Floors;
using Samgr.Bench.Native;

namespace Samgr.Bench.Tests;

public sealed class FloorTests
{
    private const int Messages = 10_000;

    [Fact(SkipUnless = nameof(HasFutex), Skip = "not on this system")]
    public unsafe void A_ring_passes_every_message_once_and_in_order()
    {
        using SharedMemory memory = SharedMemory.Create();
        byte* address = memory.Address;
        Thread producer = new(() =>
        {
            Ring ring = new(address);
            byte[] message = new byte[Ring.SlotBytes];
            for (int i = 0; i < Messages; i++)
            {
                BitConverter.TryWriteBytes(message, i);
                ring.Put(message);
            }
        });
        producer.Start();
        Ring taken = new(address);
        byte[] buffer = new byte[Ring.SlotBytes];
        for (int i = 0; i < Messages; i++)
        {
            taken.Take(buffer);
            Assert.Equal(i, BitConverter.ToInt32(buffer));
        }

        producer.Join();
    }

    [Theory(SkipUnless = nameof(HasFutex), Skip = "not on this system")]
    [InlineData(false)]
    [InlineData(true)]
    public unsafe void Every_call_of_a_ping_pong_is_answered_and_its_end_ends_the_server(bool spins)
    {
        using SharedMemory memory = SharedMemory.Create();
        PingPong server = new(memory.Address, SocketEcho.Bytes, spins);
        Thread thread = new(server.Serve);
        thread.Start();
        PingPong caller = new(memory.Address, SocketEcho.Bytes, spins);
        for (int i = 0; i < Messages; i++)
        {
            caller.Call();
        }

        caller.End();
        thread.Join();
    }

    public static bool HasFutex => Futex.IsSupported;
}
