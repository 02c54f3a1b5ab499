using System.Net.Sockets;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A peer of the kernel that sends whatever a test wants.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly SocketConnection _connection;
    private readonly FrameWriter _writer = new();

    public RawPeer(string socket)
        : this(SocketConnection.Open(socket))
    {
    }

    public RawPeer(Socket socket)
        : this(new SocketConnection(socket))
    {
    }

    private RawPeer(SocketConnection connection)
    {
        _connection = connection;
        _connection.ReceiveTimeoutMs = Patience.LimitMs;
        Reader = new FrameReader(_connection, FrameLimits.MaxFrame) { Arriving = Arrived };
    }

    public FrameReader Reader { get; }

    /// <summary>The file descriptors that came with the frames.</summary>
    public Descriptors Arrived { get; } = new();

    public void SayHello(string token) => SayHello(token, WireVersion.Frames);

    public void SayHello(string token, WireVersion version) => Send(FrameOp.Hello, 0, frame =>
    {
        frame.String(token);
        version.Write(frame);
    });

    /// <summary>As the kernel, lets a process in.</summary>
    public void SayWelcome(ProcessConfiguration configuration) => Send(FrameOp.Welcome, 0, frame =>
    {
        WireVersion.Frames.Write(frame);
        configuration.Write(frame);
    });

    public void Send(int op, int id, Action<FrameWriter> body, int credit = 0)
    {
        _writer.Clear();
        _writer.Begin(op, id, credit);
        body(_writer);
        _writer.End();
        SendBytes(_writer.Bytes.AsSpan(0, _writer.Length).ToArray());
    }

    public void SendBytes(byte[] bytes) => SendBytes(bytes, []);

    /// <summary>Sends bytes, and file descriptors with the first of them; the descriptors stay the caller's.</summary>
    public void SendBytes(byte[] bytes, params int[] descriptors) => _connection.Send(bytes, bytes.Length, [.. descriptors]);

    /// <summary>Sends a frame with file descriptors, which stay the caller's.</summary>
    public void SendWith(int op, int id, Action<FrameWriter> body, params int[] descriptors)
    {
        _writer.Clear();
        _writer.Begin(op, id);
        body(_writer);
        _writer.End();
        SendBytes(_writer.Bytes.AsSpan(0, _writer.Length).ToArray(), descriptors);
    }

    /// <summary>Sends a request as the kernel expects it.</summary>
    public void Post(int id, int handle, int tid = 0, int flag = IpcFlag.Default, byte[]? data = null)
        => Send(FrameOp.Post, id, frame =>
        {
            foreach (int value in new[] { tid, handle, 0, 0, 1, flag, Timeout.Infinite })
            {
                frame.Int32(value);
            }

            IpcIo content = new(IpcLimits.MaxIoSize);
            content.WriteRawData(data ?? [1, 2, 3, 4], 0, data?.Length ?? 4);
            frame.Content(content);
        });

    /// <summary>Takes frames until one of that kind comes.</summary>
    public void Expect(int op)
    {
        while (Reader.Next())
        {
            if (Reader.Op == op)
            {
                return;
            }
        }

        Assert.Fail($"the connection ended before frame {op}");
    }

    /// <summary>Asks for something and gives the result.</summary>
    public int Ask(int op, int id, params int[] values)
    {
        Send(op, id, frame => Array.ForEach(values, frame.Int32));
        Expect(FrameOp.Result);
        return Reader.Int32();
    }

    /// <summary>Waits until the kernel has ended the connection.</summary>
    public void ExpectEnd()
    {
        while (Reader.Next())
        {
            continue;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        Arrived.Dispose();
    }
}
