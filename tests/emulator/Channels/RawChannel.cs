using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>An end of a channel whose memory the test writes itself.</summary>
internal sealed unsafe class RawChannel : IDisposable
{
    private readonly SharedMemory _data;
    private readonly ChannelControl _control;
    private int _position;

    private RawChannel(int id, int[] files)
    {
        Id = id;
        _control = new ChannelControl(SharedMemory.Open(files[0], ChannelLayout.ControlBytes, false)!);
        _data = SharedMemory.Open(files[1], ChannelLayout.DataBytes, true)!;
        Array.ForEach(files, SharedMemory.Close);
    }

    public int Id { get; }

    public bool IsOpen => _control.State == ChannelControl.Open;

    public int Consumed => Volatile.Read(ref *(int*)(_data.Address + ChannelLayout.Consumed));

    public bool IsTaken => Consumed == _position;

    /// <summary>Opens one as the process that calls.</summary>
    public static RawChannel Open(RawPeer peer, int handle)
    {
        peer.Send(FrameOp.OpenChannel, 1, frame => frame.Int32(handle));
        peer.Expect(FrameOp.ChannelOpened);
        return Take(peer);
    }

    /// <summary>Takes one as the process that is called.</summary>
    public static RawChannel Serve(RawPeer peer)
    {
        peer.Expect(FrameOp.ServeChannel);
        return Take(peer);
    }

    public int this[int offset]
    {
        get => Volatile.Read(ref *(int*)(_data.Address + offset));
        set => Volatile.Write(ref *(int*)(_data.Address + offset), value);
    }

    /// <summary>Where the next request stands.</summary>
    public int NextSlot => ChannelLayout.Ring + ((_position & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes);

    /// <summary>Puts a request in order into the ring, which the test may spoil before it is sent.</summary>
    public void Write(int handle, int token, int call, int size, int arenaAt)
    {
        int slot = NextSlot;
        int[] values = [handle, token, 0, 1, 0, 0, call, size, arenaAt, 0];
        for (int i = 0; i < values.Length; i++)
        {
            this[slot + RequestLayout.Handle + (i * 4)] = values[i];
        }
    }

    public void Send()
    {
        int slot = NextSlot;
        this[slot] = ++_position;
        Interlocked.MemoryBarrier();
        WakeServer();
    }

    public void WakeServer()
    {
        this[ChannelLayout.Parked] = 0;
        Futex.Ring((int*)(_data.Address + ChannelLayout.ReceiverBell));
    }

    /// <summary>Waits until the server has taken everything, or will have no more.</summary>
    public void WaitUntilTaken() => Assert.True(SpinWait.SpinUntil(() => IsTaken || !IsOpen, Patience.LimitMs));

    public void RingCall(int slot) => Futex.Ring((int*)(_data.Address + ChannelLayout.Calls + (slot * ChannelLayout.CallBytes) + CallLayout.Bell));

    public void Dispose()
    {
        _data.Dispose();
        _control.Dispose();
    }

    private static RawChannel Take(RawPeer peer)
    {
        int id = peer.Reader.Int32();
        for (int i = 0; i < 5; i++)
        {
            peer.Reader.Int32();
        }

        return new RawChannel(id, peer.Arrived.Take(2)!);
    }
}
