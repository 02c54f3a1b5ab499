using System.Globalization;
using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>What the process of this release makes of the frames of a kernel.</summary>
internal sealed class ProcessReading : IChildProcessEvents
{
    /// <summary>What is said of the frames of channels where there are none.</summary>
    public const string NoChannels = "no channels";

    private readonly ScriptedConnection _connection = new();
    private readonly TestLog _said = new();

    private ProcessReading()
    {
    }

    /// <summary>Has a process receive each frame, and tells what it did.</summary>
    public static IEnumerable<(RecordedStep Step, string Said)> Read(IEnumerable<RecordedStep> steps)
    {
        ProcessReading reading = new();
        KernelLink? link = null;
        foreach (RecordedStep step in steps)
        {
            byte[] frame = Hex.ToBytes(step.Content);
            link ??= reading.Open(frame);
            yield return (step, reading.Next(link, frame));
        }

        link?.Dispose();
    }

    void IChildProcessEvents.OnStarted(int request, int pid, int code, int handle, int token)
        => Say($"child started {request} {pid} {code} {handle} {token}");

    void IChildProcessEvents.OnExited(int pid, int signal, int code) => Say($"child exited {pid} {signal} {code}");

    private KernelLink Open(byte[] welcome)
    {
        _connection.Feed(welcome);
        KernelLink link = KernelLink.Open(_connection, ProcessFrames.Token, out ProcessConfiguration? configuration)!;
        _connection.Take();
        link.Asked = (kind, subject) => $"{kind} {subject}";
        link.PinChanged = (pin, isHigh) => Say($"pin {pin} {isHigh}");
        link.Children = this;
        link.StopRequested = () => Say($"stop");
        link.Start();
        Say($"{Describe(configuration!)}");
        return link;
    }

    private string Next(KernelLink link, byte[] frame)
    {
        switch (ScriptedConnection.OpOf(frame))
        {
            case FrameOp.Welcome:
                break;
            case FrameOp.Result:
                Result(link, frame);
                break;
            case FrameOp.Message:
                _connection.Feed(frame);
                Message(link);
                break;
            case FrameOp.ServeChannel or FrameOp.ChannelOpened when !Transports.HasChannels:
                return NoChannels;
            case FrameOp.Query or FrameOp.ServeChannel or FrameOp.ChannelOpened:
                _connection.Feed(frame);
                Say($"sends {Hex.From(_connection.Take())}");
                break;
            case FrameOp.WaitReport or FrameOp.ChannelEnded:
                _connection.Feed(frame);
                Say($"taken");
                break;
            default:
                int before = _said.Lines.Count;
                _connection.Feed(frame);
                _said.WaitFor(_ => true, before);
                break;
        }

        return _said.Lines[^1];
    }

    private void Result(KernelLink link, byte[] frame)
    {
        int answer = 0;
        Thread asking = new(() => answer = link.Ask(FrameOp.CheckHandle, 1));
        asking.Start();
        Assert.Equal(ScriptedConnection.IdOf(frame), ScriptedConnection.IdOf(_connection.Take()));
        _connection.Feed(frame);
        Assert.True(asking.Join(Patience.LimitMs));
        Say($"answer {answer}");
    }

    private void Message(KernelLink link)
    {
        Assert.Equal(EC.Success, link.Inbox.Take(Patience.LimitMs, out IpcMessage? message));
        Say($"type {message!.Type} handle {message.Handle} token {message.Token} cookie {message.Cookie} function {message.Code} flag {message.Flag} call {message.Sequence} pid {message.Pid} thread {message.Tid} uid {message.Uid} gid {message.Gid} room {((DriverMessage)message).Charge} signature {message.Data.Signature:x8} {Convert.ToHexStringLower(message.Data.ToArray())}");
    }

    private static string Describe(ProcessConfiguration told)
    {
        string rules = string.Join(", ", told.Rules!.Select(rule => rule.ToString()));
        ChildConfiguration child = told.Child!;
        return $"{told.Name} {told.Pid} {told.Uid} {told.Gid} {told.SystemUser} {told.IsDebugged} {told.HostsSamgr} {told.IsTracing} {told.HasChannels} {told.LogLevel} {told.FirstThread} {told.ThreadCount}"
            + $" modules {string.Join(',', told.Modules)} program {told.Program} limits {string.Join(',', told.Limits)} rules {rules}"
            + $" child {child.Library} {child.Function} '{child.EntryParams}' {string.Join(',', child.Folders)} {child.StartTimeoutMs} {child.DescriptorNames.Count}";
    }

    private void Say(FormattableString text) => _said.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
