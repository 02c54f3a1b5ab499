using System.Buffers.Binary;
using System.Collections.Concurrent;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>A connection whose other end is the test: it gives what the test feeds, and keeps each frame that is sent.</summary>
internal sealed class ScriptedConnection : IConnection
{
    private readonly BlockingCollection<byte[]> _fed = [];
    private readonly BlockingCollection<byte[]> _sent = [];
    private byte[] _rest = [];

    /// <summary>Called with each frame that is sent, on the thread of its sender.</summary>
    public Action<byte[]>? FrameSent { private get; set; }

    public int ReceiveTimeoutMs
    {
        set => _ = value;
    }

    public Descriptors? Arriving { private get; set; }

    public static int OpOf(byte[] frame) => BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4));

    public static int IdOf(byte[] frame) => BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(8));

    /// <summary>Has the other end receive a frame.</summary>
    public void Feed(byte[] frame) => _fed.Add(frame);

    /// <summary>Has the other end receive a frame of numbers.</summary>
    public void Feed(int op, int id, params int[] values)
    {
        FrameWriter writer = new();
        writer.Begin(op, id);
        Array.ForEach(values, writer.Int32);
        writer.End();
        Feed(writer.Bytes[..writer.Length]);
    }

    /// <summary>Takes the next frame that was sent.</summary>
    public byte[] Take()
    {
        Assert.True(_sent.TryTake(out byte[]? frame, Patience.LimitMs, TestContext.Current.CancellationToken), "no frame was sent");
        return frame;
    }

    public int Receive(byte[] buffer, int offset, int count)
    {
        if (_rest.Length == 0)
        {
            try
            {
                _rest = _fed.Take();
            }
            catch (Exception error) when (error is InvalidOperationException or ObjectDisposedException)
            {
                return 0;
            }
        }

        int[] files = ScriptedFiles.For(_rest);
        int taken = Math.Min(count, _rest.Length);
        _rest.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
        _rest = _rest[taken..];
        Arriving?.Add(taken, files, areCut: false);
        return taken;
    }

    public bool Send(byte[] buffer, int count, List<int> descriptors)
    {
        TrySend(buffer, 0, count, descriptors);
        return true;
    }

    public int TrySend(byte[] buffer, int offset, int count, List<int> descriptors)
    {
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, count);
        while (bytes.Length > 0)
        {
            int length = 4 + BinaryPrimitives.ReadInt32LittleEndian(bytes);
            byte[] frame = bytes[..length].ToArray();
            bytes = bytes[length..];
            _sent.Add(frame);
            FrameSent?.Invoke(frame);
        }

        return count;
    }

    public void WaitSendable(int timeoutMs)
    {
    }

    public void Shutdown() => _fed.CompleteAdding();

    public void Dispose() => Shutdown();
}
