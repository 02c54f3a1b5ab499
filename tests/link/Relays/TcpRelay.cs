using System.Collections.Concurrent;
using System.Net.Sockets;

namespace LiteIpc.Link.Tests.Relays;

/// <summary>Passes bytes between two connections as a bad network does: one write in ten is 50 to 500 ms late, and one is cut in the middle, with the connection.</summary>
internal sealed class TcpRelay : IDisposable
{
    private const double CutMeanMs = 5000;

    private readonly Socket[] _sides;
    private readonly Random _random;
    private readonly long _cutAt;
    private readonly ManualResetEventSlim _isOver = new();
    private readonly List<Thread> _threads = [];

    public TcpRelay(Socket one, Socket other, int seed)
    {
        _sides = [one, other];
        _random = new Random(seed);
        _cutAt = Environment.TickCount64 + (long)(-Math.Log(1 - _random.NextDouble()) * CutMeanMs);
        Begin(one, other);
        Begin(other, one);
    }

    public void Dispose()
    {
        End();
        _threads.ForEach(thread => thread.Join());
        _isOver.Dispose();
    }

    private void Begin(Socket from, Socket to)
    {
        BlockingCollection<(long Due, byte[] Bytes)> way = [];
        Start(() => Read(from, way));
        Start(() => Write(to, way));
    }

    private void Start(Action action)
    {
        Thread thread = new(() => action()) { IsBackground = true, Name = "link-relay" };
        _threads.Add(thread);
        thread.Start();
    }

    private void Read(Socket from, BlockingCollection<(long Due, byte[] Bytes)> way)
    {
        byte[] bytes = new byte[8192];
        long last = 0;
        try
        {
            for (int count = from.Receive(bytes); count > 0; count = from.Receive(bytes))
            {
                last = Math.Max(last, Environment.TickCount64 + Delay());
                way.Add((last, bytes[..count]));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The connection has ended.
        }

        way.CompleteAdding();
    }

    private void Write(Socket to, BlockingCollection<(long Due, byte[] Bytes)> way)
    {
        try
        {
            foreach ((long due, byte[] bytes) in way.GetConsumingEnumerable())
            {
                _isOver.Wait((int)Math.Max(0, due - Environment.TickCount64));
                bool isCut = Environment.TickCount64 >= _cutAt;
                to.Send(bytes, 0, isCut ? bytes.Length / 2 : bytes.Length, SocketFlags.None);
                if (isCut)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The connection has ended.
        }

        End();
    }

    private int Delay()
    {
        lock (_random)
        {
            return _random.Next(10) == 0 ? _random.Next(50, 501) : 0;
        }
    }

    private void End()
    {
        _isOver.Set();
        foreach (Socket side in _sides)
        {
            side.Dispose();
        }
    }
}
