using LiteIpc.Link.Serial;
using LiteIpc.Link.Tests.Simulation;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Two devices at the ends of a line that lets one byte pass each way at a time, on virtual time; it changes bytes where it is told to.</summary>
internal sealed class SerialLine
{
    /// <summary>Milliseconds between two ticks of a side.</summary>
    public const int TickMs = 5;

    /// <summary>Tenths of a microsecond that a byte takes: 115,200 baud with start and stop bit.</summary>
    private const int ByteTime = 868;

    private const int Millisecond = 10_000;

    private readonly Timeline _time = new();
    private readonly Random _random;

    public SerialLine(int seed, double flips)
    {
        _random = new Random(seed);
        Flips = flips;
        One = new End(this, "kitchen", 1);
        Two = new End(this, "hall", 2);
        One.Other = Two;
        Two.Other = One;
        One.Host.Peers.Add(new LinkPeer(Two.Options.NetworkId, "hall", Pair.Key, LinkSecurity.Tagged, 16));
        Two.Host.Peers.Add(new LinkPeer(One.Options.NetworkId, "kitchen", Pair.Key, LinkSecurity.Tagged, 16));
    }

    public double Flips { get; set; }

    /// <summary>Has segments lost and late, so that they overtake each other; null for none.</summary>
    public Random? Faults { get; init; }

    public End One { get; }

    public End Two { get; }

    public long NowMs => _time.NowMs / Millisecond;

    /// <summary>Lets time pass until something holds.</summary>
    /// <returns>Whether it did within so many milliseconds.</returns>
    public bool RunUntil(Func<bool> condition, int ms)
    {
        for (int passed = 0; passed < ms; passed++)
        {
            if (condition())
            {
                return true;
            }

            _time.RunUntil(_time.NowMs + Millisecond);
        }

        return condition();
    }

    /// <summary>Cuts the line each five seconds on the mean, in the middle of a segment, for up to three seconds; with <see cref="Faults"/>.</summary>
    public void CutAgainAndAgain() => Plan((int)(-Math.Log(1 - Faults!.NextDouble()) * 5000), () =>
    {
        One.IsCut = true;
        Two.IsCut = true;
        Plan(Faults.Next(100, 3000), () =>
        {
            One.IsCut = false;
            Two.IsCut = false;
            CutAgainAndAgain();
        });
    });

    /// <summary>A side that has lost its link begins again.</summary>
    public void Again(End end, bool dials) => Plan(Faults!.Next(50, 300), () => end.Begin(dials));

    private void Plan(int ms, Action action) => _time.Plan((long)ms * Millisecond, action);

    /// <summary>One end of the line.</summary>
    public sealed class End : ILinkPort, ILinkPlatform
    {
        private readonly SerialLine _line;
        private long _free;
        private bool _isTorn;

        public End(SerialLine line, string name, byte id)
        {
            _line = line;
            Options = new LinkOptions(Side.IdOf(id), name, maxContent: 2048);
            Tick();
        }

        public End Other { get; set; } = null!;

        public LinkOptions Options { get; }

        public TestHost Host { get; } = new();

        /// <summary>The host in place of <see cref="Host"/>.</summary>
        public ILinkHost? Owner { get; set; }

        public SerialCarrier Carrier { get; private set; } = null!;

        public LinkSession Session { get; private set; } = null!;

        public bool IsCut { get; set; }

        /// <summary>Bytes that this end has sent.</summary>
        public long Sent { get; private set; }

        public long NowMs => _line.NowMs;

        public void Begin(bool dials)
        {
            Carrier = new SerialCarrier(this, this, Options.MaxContent);
            Session = new LinkSession(Options, this, Carrier, Owner ?? Host, dials);
            Carrier.Begin(Session);
        }

        public void Write(byte[] bytes, int start, int count)
        {
            Sent += count;
            byte[] sent = bytes[start..(start + count)];
            _free = Math.Max(_free, _line._time.NowMs);
            if (_line.Faults != null)
            {
                Pass(sent, _line.Faults);
                return;
            }

            for (int i = 0; i < count; i++)
            {
                byte value = sent[i];
                _free += ByteTime;
                if (_line._random.NextDouble() < _line.Flips)
                {
                    value ^= (byte)(1 << _line._random.Next(8));
                }

                if (!IsCut)
                {
                    _line._time.Plan(_free - _line._time.NowMs, () => Other.Carrier?.OnBytes([value], 0, 1));
                }
            }
        }

        public LinkPeer PeerOf(End other, string name) => new(other.Options.NetworkId, name, Pair.Key, LinkSecurity.Tagged, 16);

        /// <summary>A segment arrives whole or not at all; the one that meets a cut arrives in half.</summary>
        private void Pass(byte[] sent, Random faults)
        {
            _free += (long)sent.Length * ByteTime;
            bool isTorn = IsCut && !_isTorn;
            _isTorn = IsCut;
            if ((!IsCut && faults.Next(50) > 0) || isTorn)
            {
                long late = faults.Next(10) == 0 ? faults.Next(50, 501) * Millisecond : 0;
                _line._time.Plan(_free + late - _line._time.NowMs, () => Other.Carrier?.OnBytes(sent, 0, isTorn ? sent.Length / 2 : sent.Length));
            }
        }

        void ILinkPlatform.Randomize(byte[] bytes) => _line._random.NextBytes(bytes);

        byte[] ILinkPlatform.Authenticate(byte[] key, byte[] bytes, int start, int count)
            => System.Security.Cryptography.HMACSHA256.HashData(key, bytes.AsSpan(start, count));

        private void Tick()
        {
            Carrier?.OnTick();
            if (Carrier?.IsOpen == true)
            {
                Session.OnTick();
            }

            _line._time.Plan(TickMs * Millisecond, Tick);
        }
    }
}
