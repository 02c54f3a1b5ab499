namespace LiteIpc.Link.Tests.Simulation;

/// <summary>How a carrier treats its frames; drawn from the seed of a run.</summary>
internal sealed record Weather(int DelayMs, int JitterMs, double Loss, double Duplication);

/// <summary>One end of a connection. Frames arrive in order, each after its own delay; some are lost or come twice where the weather says so.</summary>
internal sealed class SimulatedCarrier(Timeline time, Random random, Weather weather, int security) : ILinkCarrier
{
    private long _lastArrival;
    private bool _isCut;

    public int Security => security;

    public bool IsClosed { get; private set; }

    public SimulatedCarrier Other { get; set; } = null!;

    /// <summary>The session that reads at this end.</summary>
    public LinkSession Reader { get; set; } = null!;

    /// <summary>The shortest time that a frame of a proven side took to this end.</summary>
    public long LeastDelayMs { get; private set; } = long.MaxValue;

    public bool Send(byte[] bytes, int start, int count)
    {
        if (IsClosed)
        {
            return false;
        }

        // Nothing is concluded from what is not proven.
        bool isProtocol = bytes[start + 1] <= LinkKind.Proof;
        int copies = _isCut || (!isProtocol && random.NextDouble() < weather.Loss) ? 0 : !isProtocol && random.NextDouble() < weather.Duplication ? 2 : 1;
        for (int copy = 0; copy < copies; copy++)
        {
            byte[] frame = [.. new byte[LinkSession.Headroom], .. bytes.AsSpan(start, count)];
            long delay = weather.DelayMs + random.Next(weather.JitterMs + 1);
            long arrival = Math.Max(_lastArrival, time.NowMs + delay);
            _lastArrival = arrival;
            long took = arrival - time.NowMs;
            time.Plan(took, () => Other.Arrive(frame, isProtocol ? long.MaxValue : took));
        }

        return true;
    }

    /// <summary>The other side learns of it after a delay, when what was sent before has arrived.</summary>
    public void Close()
    {
        if (!IsClosed)
        {
            IsClosed = true;
            long arrival = Math.Max(_lastArrival, time.NowMs + weather.DelayMs);
            time.Plan(arrival - time.NowMs, () => Other.End("the connection was closed"));
        }
    }

    /// <summary>Nothing arrives any more, and nobody is told.</summary>
    public void Cut() => _isCut = true;

    /// <summary>The device of this end has lost its power: it hears and says nothing any more.</summary>
    public void Vanish(bool isNoticed)
    {
        IsClosed = true;
        _isCut = true;
        if (isNoticed)
        {
            time.Plan(weather.DelayMs, () => Other.End("the connection was reset"));
        }
    }

    private void Arrive(byte[] frame, long delay)
    {
        if (!IsClosed)
        {
            LeastDelayMs = Math.Min(LeastDelayMs, delay);
            Reader.OnFrame(frame, LinkSession.Headroom, frame.Length - LinkSession.Headroom);
        }
    }

    private void End(string reason)
    {
        if (!IsClosed)
        {
            IsClosed = true;
            Reader.OnClosed(reason);
        }
    }
}
