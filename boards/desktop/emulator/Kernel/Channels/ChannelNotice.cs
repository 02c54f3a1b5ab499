using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>A notice about a channel for a process.</summary>
/// <param name="Op">One of <see cref="FrameOp"/>.</param>
/// <param name="Id">The number in the frame's header.</param>
/// <param name="Values">The numbers in its body.</param>
/// <param name="Files">Descriptors that go with it and are closed afterwards.</param>
internal sealed record ChannelNotice(int Op, int Id, int[] Values, SentDescriptors Files)
{
    private static readonly SentDescriptors _none = new();

    internal ChannelNotice(int op, int id, int[] values)
        : this(op, id, values, _none)
    {
    }

    /// <summary>Tells one end of a channel of the other one.</summary>
    internal static ChannelNotice Introduce(int op, int id, int channel, ChannelPeer peer, int serverPool, SentDescriptors files)
        => new(op, id, [channel, peer.Pid, peer.Uid, peer.Gid, peer.FirstThread, serverPool], files);

    internal bool HasFiles => Files.Count > 0;

    internal void Write(FrameWriter frame)
    {
        frame.Begin(Op, Id);
        Array.ForEach(Values, frame.Int32);
        if (HasFiles)
        {
            Files.MoveTo(frame);
        }

        frame.End();
    }
}
