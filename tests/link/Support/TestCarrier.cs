namespace LiteIpc.Link.Tests.Support;

/// <summary>One end of a carrier whose frames arrive when the test lets them, as they were sent or as it changes them.</summary>
internal sealed class TestCarrier(int security) : ILinkCarrier
{
    private readonly Queue<byte[]> _frames = new();

    public int Security => security;

    public bool IsClosed { get; private set; }

    /// <summary>Every frame that was sent, tags and all, since the list was cleared.</summary>
    public List<byte[]> Sent { get; } = [];

    /// <summary>The first frame.</summary>
    public byte[] Hello { get; private set; } = [];

    /// <summary>How many were sent in all.</summary>
    public int Count { get; private set; }

    /// <summary>Room for so many frames.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>What becomes of a frame: none, one or more.</summary>
    public Func<byte[], IEnumerable<byte[]>> Passes { get; set; } = frame => [frame];

    public bool Send(byte[] bytes, int start, int count)
    {
        if (IsClosed || _frames.Count >= Room)
        {
            return false;
        }

        byte[] frame = bytes[start..(start + count)];
        Hello = Count == 0 ? [.. frame] : Hello;
        Count++;
        Sent.Add(frame);
        foreach (byte[] passed in Passes(frame))
        {
            _frames.Enqueue(passed);
        }

        return true;
    }

    public void Close() => IsClosed = true;

    /// <summary>Loses the next frame.</summary>
    /// <returns>False when there is none.</returns>
    public bool Drop() => _frames.TryDequeue(out _);

    /// <summary>Hands the next frame to the other side.</summary>
    /// <returns>False when there is none.</returns>
    public bool DeliverTo(LinkSession other)
    {
        if (!_frames.TryDequeue(out byte[]? frame))
        {
            return false;
        }

        byte[] bytes = new byte[LinkSession.Headroom + frame.Length + 3];
        frame.CopyTo(bytes, LinkSession.Headroom);
        other.OnFrame(bytes, LinkSession.Headroom, frame.Length);
        Array.Fill(bytes, (byte)0xEE);
        return true;
    }
}
