using LiteIpc.Link.Serial;
using LiteIpc.Link.Tests.Simulation;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Two devices at the ends of a line that lets one byte pass each way at a time, on virtual time; it changes bytes where it is told to.</summary>
internal sealed class SerialLine
{
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

    /// <summary>One end of the line.</summary>
    public sealed class End : ILinkPort, ILinkPlatform
    {
        private readonly SerialLine _line;
        private long _free;

        public End(SerialLine line, string name, byte id)
        {
            _line = line;
            Options = new LinkOptions(Side.IdOf(id), name, maxContent: 2048);
            Tick();
        }

        public End Other { get; set; } = null!;

        public LinkOptions Options { get; }

        public TestHost Host { get; } = new();

        public SerialCarrier Carrier { get; private set; } = null!;

        public LinkSession Session { get; private set; } = null!;

        public bool IsCut { get; set; }

        /// <summary>Bytes that this end has sent.</summary>
        public long Sent { get; private set; }

        public long NowMs => _line.NowMs;

        public void Begin(bool dials)
        {
            Carrier = new SerialCarrier(this, this, Options.MaxContent);
            Session = new LinkSession(Options, this, Carrier, Host, dials);
            Carrier.Begin(Session);
        }

        public void Write(byte[] bytes, int start, int count)
        {
            Sent += count;
            byte[] sent = bytes[start..(start + count)];
            _free = Math.Max(_free, _line._time.NowMs);
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

        void ILinkPlatform.Randomize(byte[] bytes) => _line._random.NextBytes(bytes);

        byte[] ILinkPlatform.Authenticate(byte[] key, byte[] bytes, int start, int count)
            => System.Security.Cryptography.HMACSHA256.HashData(key, bytes.AsSpan(start, count));

        private void Tick()
        {
            Carrier?.OnTick();
            Session?.OnTick();
            _line._time.Plan(5 * Millisecond, Tick);
        }
    }
}
