using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <content>The frames that the kernel sends, each as <see cref="FrameOp"/> says.</content>
internal sealed partial class ConnectionOutput
{
    /// <summary>Answers a greeting.</summary>
    /// <param name="configuration">Writes what the process is to be; null turns it away.</param>
    internal void Welcome(Action<FrameWriter>? configuration) => Send(FrameOp.Welcome, 0, frame =>
    {
        WireVersion.Frames.Write(frame);
        configuration?.Invoke(frame);
    });

    internal void Result(int id, int result)
    {
        lock (_gate)
        {
            _out.Begin(FrameOp.Result, id);
            _out.Int32(result);
            _out.End();
            Drain();
        }
    }

    internal void Stop() => Send(FrameOp.Stop, 0, null);

    /// <summary>Asks the process about itself, unless it is too slow.</summary>
    /// <returns>Whether it is asked.</returns>
    internal bool TryQuery(int id, int kind, string subject) => TrySend(FrameOp.Query, id, frame =>
    {
        frame.Int32(kind);
        frame.String(subject);
    });

    /// <summary>Tells of a pin, unless the process is too slow.</summary>
    internal void TryPinEdge(int pin, bool isHigh) => TrySend(FrameOp.PinEdge, 0, frame =>
    {
        frame.Int32(pin);
        frame.Boolean(isHigh);
    });

    /// <summary>Tells what holds a wait up, unless the process is too slow.</summary>
    internal void TryWaitReport(int id, int code, string text) => TrySend(FrameOp.WaitReport, 0, frame =>
    {
        frame.Int32(id);
        frame.Int32(code);
        frame.String(text);
    });

    internal void ChildStarted(int request, int pid, int code, int handle, int token) => Send(FrameOp.ChildStarted, 0, frame =>
    {
        frame.Int32(request);
        frame.Int32(pid);
        frame.Int32(code);
        frame.Int32(handle);
        frame.Int32(token);
    });

    internal void ChildExited(int pid, int signal, int code) => Send(FrameOp.ChildExited, 0, frame =>
    {
        frame.Int32(pid);
        frame.Int32(signal);
        frame.Int32(code);
    });

    private void Write(DriverMessage message)
    {
        _out.Begin(FrameOp.Message, 0);
        _out.Int32(message.Type);
        _out.Int32(message.Handle);
        _out.Int32(message.Token);
        _out.Int32(message.Cookie);
        _out.Int32(message.Code);
        _out.Int32(message.Flag);
        _out.Int32(message.Sequence);
        _out.Int32(message.Pid);
        _out.Int32(message.Tid);
        _out.Int32(message.Uid);
        _out.Int32(message.Gid);
        _out.Int32(message.Device);
        _out.Int32(message.TimeoutMs);
        _out.Int32(message.Charge);
        _out.Content(message);
        _out.End();
    }
}
