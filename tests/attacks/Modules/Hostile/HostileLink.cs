using System.Net.Sockets;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>
/// The attacker's own connection to the kernel, taken away from the process host: whatever it likes goes out, and each answer is
/// counted by its code. One thread sends at a time; a thread of its own reads.
/// </summary>
internal sealed class HostileLink
{
    private const int LookMs = 1;
    private const int LeftMs = 1000;
    private const int FirstId = 1_000_000;

    private readonly Lock _gate = new();
    private readonly FrameWriter _writer = new();
    private readonly AttackLine _line;
    private readonly int _descriptor;
    private readonly FrameReader _reader;
    private int _lastId = FirstId;
    private int _credit;

    private HostileLink(AttackLine line, int descriptor, bool keepsFiles)
    {
        _line = line;
        _descriptor = descriptor;
        SocketConnection connection = new(new Socket(new SafeSocketHandle(descriptor, ownsHandle: false)));
        _reader = new FrameReader(connection, FrameLimits.MaxFrame);
        if (keepsFiles)
        {
            _reader.Arriving = Files;
        }
    }

    /// <summary>The file descriptors that came with frames, where it takes them.</summary>
    internal Descriptors Files { get; } = new();

    /// <summary>Called with each frame that is none of those which are counted; on the thread that reads.</summary>
    internal Action<FrameReader> Other { private get; set; } = _ => { };

    /// <summary>Called with the result of a question; on the thread that reads.</summary>
    internal Action<int, int> Result { private get; set; } = (_, _) => { };

    /// <summary>Whether messages are read and their room given back, so that more of them fit.</summary>
    internal bool GivesCredit { get; set; } = true;

    /// <summary>Takes the connection over.</summary>
    internal static HostileLink TakeOver(AttackLine line, bool keepsFiles)
    {
        int descriptor = Native.Replace(Native.FindSocket(Attacker.KernelSocket));
        HostileLink link = new(line, descriptor, keepsFiles);

        link.WaitUntilLeft();
        new Thread(link.Read) { IsBackground = true, Name = "hostile link" }.Start();
        return link;
    }

    /// <summary>Sends a frame.</summary>
    /// <param name="op">One of <see cref="FrameOp"/>, or none of them.</param>
    /// <param name="id">Its number.</param>
    /// <param name="body">Writes the rest.</param>
    /// <param name="file">A descriptor that goes with it.</param>
    /// <param name="copies">How often.</param>
    internal void Send(int op, int id, Action<FrameWriter> body, int file = -1, int copies = 0)
    {
        lock (_gate)
        {
            _writer.Clear();
            _writer.Begin(op, id, Interlocked.Exchange(ref _credit, 0));
            body(_writer);
            _writer.End();
            SendBytes(_writer.Bytes.AsSpan(0, _writer.Length), file, copies);
        }
    }

    /// <summary>Asks for something that numbers describe; the result is counted by its code.</summary>
    internal void Ask(int op, params int[] values) => Send(op, Interlocked.Increment(ref _lastId), frame => Array.ForEach(values, frame.Int32));

    /// <summary>Sends a request.</summary>
    internal int Post(int handle, int token, int code, int flag, IpcIo? content, int file = -1, int copies = 0)
    {
        int id = Interlocked.Increment(ref _lastId);
        Send(
            FrameOp.Post,
            id,
            frame =>
            {
                Array.ForEach([0, handle, token, 0, code, flag, Timeout.Infinite], frame.Int32);
                frame.Content(content);
            },
            file: file,
            copies: copies);
        return id;
    }

    /// <summary>Sends any bytes.</summary>
    internal void SendBytes(ReadOnlySpan<byte> bytes, int file = -1, int copies = 0)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            int sent = Native.Send(_descriptor, bytes[at..], file, at == 0 ? copies : 0);
            if (sent <= 0)
            {
                return;
            }

            at += sent;
        }
    }

    private void Read()
    {
        try
        {
            while (_reader.Next())
            {
                Take();
            }
        }
        catch (ProtocolException)
        {
            _line.Count("frames that the attacker cannot read");
        }

        _line.Count("ends of the connection");
    }

    private void Take()
    {
        int id = _reader.Id;
        switch (_reader.Op)
        {
            case FrameOp.Result:
                int result = _reader.Int32();
                _line.Count("results " + EC.NameOf(result));
                Result(id, result);
                break;
            case FrameOp.Message:
                TakeMessage();
                break;
            default:
                Other(_reader);
                break;
        }
    }

    private void TakeMessage()
    {
        int[] head = [.. Enumerable.Range(0, 14).Select(_ => _reader.Int32())];
        (int type, int code, int charge) = (head[0], head[4], head[13]);
        if (GivesCredit)
        {
            // Goes with the next frame: this thread must not wait for the kernel to take one.
            Interlocked.Add(ref _credit, charge);
        }

        if (type != IpcMessageType.FailedReply)
        {
            _line.Count("messages received");
            return;
        }

        // Its content: signature, bytes, objects, buffers, and then the code.
        int[] content = [.. Enumerable.Range(0, 4).Select(_ => _reader.Int32())];
        _line.Count("refusals " + EC.NameOf(content[1] > 0 ? _reader.Int32() : code));
    }

    /// <summary>
    /// Waits until the host's thread, which still sleeps in the old socket, has taken what comes next: then it is gone from there. What
    /// stands there unread long after it came has nobody else to read it.
    /// </summary>
    private void WaitUntilLeft()
    {
        Span<int> head = stackalloc int[3];
        for (int waited = 0; waited < LeftMs; waited += LookMs)
        {
            bool hasFrame = Native.TryPeek(_descriptor, head);
            if (hasFrame && head[1] == FrameOp.Result && head[2] > FirstId + 1)
            {
                return;
            }

            if (!hasFrame)
            {
                waited = 0;
                Ask(FrameOp.CheckHandle, 0);
            }

            Thread.Sleep(LookMs);
        }
    }
}
