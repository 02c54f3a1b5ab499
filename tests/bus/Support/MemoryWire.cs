using System.Threading.Channels;
using LiteIpc.Link;

namespace LiteIpc.Bus.Tests.Support;

/// <summary>A connection of two sessions in memory: each end hands its frames to the other's thread. It can be cut.</summary>
internal sealed class MemoryWire : IDisposable
{
    private readonly End _one = new();
    private readonly End _other = new();

    public MemoryWire()
    {
        _one.Peer = _other;
        _other.Peer = _one;
    }

    /// <summary>Opens both sessions and lets frames pass.</summary>
    public void Run(DeviceBus dialler, DeviceBus answerer)
    {
        LinkSession one = dialler.Open(_one, true);
        LinkSession other = answerer.Open(_other, false);
        _other.Run(other);
        _one.Run(one);
    }

    public void Cut()
    {
        _one.Close();
        _other.Close();
    }

    public void Dispose()
    {
        Cut();
        _one.Dispose();
        _other.Dispose();
    }

    private sealed class End : ILinkCarrier, IDisposable
    {
        private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>();
        private Thread? _reader;
        private Timer? _ticks;

        public End Peer { get; set; } = null!;

        public int Security => LinkSecurity.Memory;

        public void Run(LinkSession session)
        {
            session.Start();
            _reader = new Thread(() => Read(session)) { IsBackground = true, Name = "memory wire" };
            _reader.Start();
            _ticks = new Timer(_ => session.OnTick(), null, 10, 10);
        }

        public bool Send(byte[] bytes, int start, int count)
        {
            byte[] copy = new byte[LinkSession.Headroom + count];
            Array.Copy(bytes, start, copy, LinkSession.Headroom, count);
            return Peer._frames.Writer.TryWrite(copy);
        }

        public void Close()
        {
            _frames.Writer.TryComplete();
            Peer._frames.Writer.TryComplete();
        }

        public void Dispose()
        {
            _ticks?.Dispose();
            _reader?.Join(Patience());
        }

        private static int Patience() => Samgr.Testing.Patience.LimitMs;

        private void Read(LinkSession session)
        {
            while (_frames.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_frames.Reader.TryRead(out byte[]? frame))
                {
                    session.OnFrame(frame, LinkSession.Headroom, frame.Length - LinkSession.Headroom);
                }
            }

            session.OnClosed("the wire was cut");
        }
    }
}
