using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Client;

internal sealed partial class KernelLink
{
    private readonly FrameWriter _writer = new();
    private readonly object _sendGate = new();

    internal bool Send(int op, int id)
    {
        lock (_sendGate)
        {
            Begin(op, id);
            return SendFrame();
        }
    }

    internal bool Send(int op, int id, int first)
    {
        lock (_sendGate)
        {
            Begin(op, id);
            _writer.Int32(first);
            return SendFrame();
        }
    }

    internal bool Send(int op, int id, int first, int second)
    {
        lock (_sendGate)
        {
            Begin(op, id);
            _writer.Int32(first);
            _writer.Int32(second);
            return SendFrame();
        }
    }

    internal bool Send(int op, int id, string? text)
    {
        lock (_sendGate)
        {
            Begin(op, id);
            _writer.String(text);
            return SendFrame();
        }
    }

    internal bool SendHello(string token)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.Hello, 0);
            _writer.String(token);
            WireVersion.Frames.Write(_writer);
            return SendFrame();
        }
    }

    internal bool SendState(int state, string detail)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.State, 0);
            _writer.Int32(state);
            _writer.String(Bounded(detail));
            return SendFrame();
        }
    }

    internal bool SendChildReady(int code, SvcIdentity identity)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.ChildReady, 0);
            _writer.Int32(code);
            _writer.Int32(identity.Handle);
            _writer.Int32(identity.Token);
            return SendFrame();
        }
    }

    internal bool SendLog(int level, string tag, string text)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.Log, 0);
            _writer.Int32(level);
            _writer.Int32(Threads.Current);
            _writer.String(Bounded(tag));
            _writer.String(Bounded(text));
            return SendFrame();
        }
    }

    internal bool SendTrace(int kind, string service, string? feature, int first, int second, int third)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.Trace, 0);
            _writer.Int32(kind);
            _writer.String(service);
            _writer.String(feature);
            _writer.Int32(first);
            _writer.Int32(second);
            _writer.Int32(third);
            return SendFrame();
        }
    }

    internal bool SendProgramTrace(string process, int pid, int kind, string service, string? feature, int first, int second, int third)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.ProgramTrace, 0);
            _writer.String(Bounded(process));
            _writer.Int32(pid);
            _writer.Int32(kind);
            _writer.String(service);
            _writer.String(feature);
            _writer.Int32(first);
            _writer.Int32(second);
            _writer.Int32(third);
            return SendFrame();
        }
    }

    private bool Post(int id, SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.Post, id);
            _writer.Int32(Threads.Current);
            _writer.Int32(target.Handle);
            _writer.Int32(target.Token);
            _writer.Int32(target.Cookie);
            _writer.Int32(code);
            _writer.Int32(flag);
            _writer.Int32(timeoutMs);
            _writer.Content(request);
            return SendFrame();
        }
    }

    private void WriteAnswer(int type, IpcMessage request, IpcIo? content)
    {
        _writer.Int32(type);
        _writer.Int32(Threads.Current);
        _writer.Int32(request.Handle);
        _writer.Int32(request.Token);
        _writer.Int32(request.Cookie);
        _writer.Int32(request.Code);
        _writer.Content(content);
    }

    private static string Bounded(string text) => text.Length > FrameLimits.MaxText ? text[..FrameLimits.MaxText] : text;

    private void Begin(int op, int id)
    {
        _writer.Clear();
        _writer.Begin(op, id, _credit.Take());
    }

    private bool SendFrame()
    {
        _writer.End();
        return IsOpen && _connection.Send(_writer.Bytes, _writer.Length, _writer.Descriptors);
    }
}
