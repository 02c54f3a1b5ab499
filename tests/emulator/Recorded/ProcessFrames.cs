using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Ability;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>
/// One frame of each operation of a process, as the process of this release writes it: a process, 6, that is samgr and sends to itself, so that
/// the machine has something to say to each.
/// </summary>
internal sealed class ProcessFrames : IDisposable
{
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const int Pid = 6;
    public const int FirstThread = Pid * 100;

    private const int Handle = 1;
    private const int ContentBytes = 8;

    private readonly ScriptedConnection _connection = new();
    private readonly List<RecordedStep> _steps = [];
    private readonly KernelLink _link;
    private bool _isAnswering = true;

    private ProcessFrames()
    {
        _connection.FrameSent = Answer;
        FrameWriter welcome = new();
        welcome.Begin(FrameOp.Welcome, 0);
        WireVersion.Frames.Write(welcome);
        new ProcessConfiguration { Name = "old", Pid = Pid, Uid = Pid, Gid = Pid, LogLevel = 1, FirstThread = FirstThread, ThreadCount = 1 }.Write(welcome);
        welcome.End();
        _connection.Feed(welcome.Bytes[..welcome.Length]);
        _link = KernelLink.Open(_connection, Token, out _)!;
        _link.Asked = (kind, subject) => $"answer to {kind} {subject}";
        _link.Start();
    }

    public static List<RecordedStep> Write()
    {
        using ProcessFrames frames = new();
        frames.WriteAll();
        return frames._steps;
    }

    public void Dispose() => _link.Dispose();

    private void WriteAll()
    {
        Take("Hello: the token, version 1, and the release as a text");
        Messages();
        Host();
        Children();
        Pins();
        Rest();
    }

    private void Messages()
    {
        Do("MapPool: 16,384 bytes", () => _link.Ask(FrameOp.MapPool, 16 * 1024));
        Do("BecomeManager: messages of 4,096 bytes at most", () => _link.Ask(FrameOp.BecomeManager, 4096));
        Do("GenerateHandle: for pid 6", () => _link.Ask(FrameOp.GenerateHandle, Pid));
        Do("GrantAccess: pid 6 to handle 1", () => _link.Ask(FrameOp.GrantAccess, Pid, Handle));
        Do("CheckHandle: 1", () => _link.Ask(FrameOp.CheckHandle, Handle));
        Do(
            "Post: thread 600, handle 1, token 2, cookie 3, function 4, one-way, 60000 ms at most; signature 0x11223344, 8 bytes, no objects, no buffers",
            () => _link.Transact(new SvcIdentity(Handle, 2, 3), 4, Content(), IpcFlag.OneWay, 60_000, out _));
        Do("Credit: the room of that message, in the header", GiveBack);
        _isAnswering = false;
        Do(
            "Post: a call of function 5, without content",
            () => _link.Transact(new SvcIdentity(Handle, 2, 3), 5, null, IpcFlag.Default, 0, out _));
        _isAnswering = true;
        Take("Cancel: the number of that call");
        Do(
            "Answer: to call 77, type 1, thread 600, handle, token, cookie and function of the request, and a content",
            () => _link.Answer(IpcMessageType.Reply, Request(77), Content()));
    }

    private void Host()
    {
        Do("Spawn: an application by name", () => _link.Ask(FrameOp.Spawn, "app"));
        Do("Milestone: by name", () => _link.Send(FrameOp.Milestone, 0, "sensors"));
        Do("Log: level 2, thread 600, tag and text", () => _link.SendLog(2, "tag", "text"));
        Do(
            "Trace: a registration: service, feature, handle, token and 0",
            () => _link.SendTrace(TraceKind.Register, "service", "feature", 8, 9, 0));
        Do(
            "ProgramTrace: of process 12, named inner, in a program: a query of a service without feature",
            () => _link.SendProgramTrace("inner", 12, TraceKind.Query, "service", null, 0, 8, 9));
        Do("State: booted", () => _link.SendState(ProcessState.Booted, "detail"));
    }

    private void Children()
    {
        Do(
            "StartChild: request 9: library, function, parameters, name, isolated, isolated uid, no descriptors",
            () => _link.StartChild(new ChildRequest
            {
                Id = 9,
                Library = "Library.dll",
                Function = "Main",
                EntryParams = "a b",
                ProcessName = "child",
                IsIsolated = true,
                HasIsolatedUid = false,
                Descriptors = new SentDescriptors(),
            }));
        Do("KillChild: pid 40", () => _link.Ask(FrameOp.KillChild, 40));
        Do("WatchChildren: yes", () => _link.Ask(FrameOp.WatchChildren, 1));
        Do("ChildReady: code 0, handle 8, token 9", () => _link.SendChildReady(ChildProcessError.Success, new SvcIdentity(8, 9, 0)));
    }

    private void Pins()
    {
        (int Op, string Title)[] ops =
        [
            (FrameOp.PinCount, "PinCount"), (FrameOp.PinOpen, "PinOpen"), (FrameOp.PinClose, "PinClose"), (FrameOp.PinMode, "PinMode"),
            (FrameOp.PinSupports, "PinSupports"), (FrameOp.PinRead, "PinRead"), (FrameOp.PinWrite, "PinWrite"), (FrameOp.PinWatch, "PinWatch"),
        ];
        foreach ((int op, string title) in ops)
        {
            Do(title + ": pin 20, and 1 as mode, level or whether", () => _link.Ask(op, 20, 1));
        }
    }

    private void Rest()
    {
        Do(
            "Waiting: number in the header; through the kernel, call 512, token 2, function 5, 5,000 ms, since 0x100000002",
            () => _link.Report(new RemoteWait(new CallAddress(CallAddress.ThroughKernel, 512, 2), new SvcIdentity(Handle, 2, 3), 5, 5000, 0x1_0000_0002, () => { })));
        Do("OpenChannel: to handle 1", () => _link.Ask(FrameOp.OpenChannel, Handle));
        Do(
            "ChannelAnswer: to call 77 of channel 3, as an answer",
            () => ((IChannelKernel)_link).AnswerThroughKernel(3, 77, IpcMessageType.Reply, Request(77), Content()));
        Do("AbandonChannel: 3, and why", () => ((IChannelKernel)_link).Abandon(3, "reason"));
        Do("QueryResult: to question 5", () => _connection.Feed(Question()));
        Do("ForgetObject: token 11", () => _link.Ask(FrameOp.ForgetObject, 11));
        Do("ReleaseObject: handle 1, token 11", () => _link.Send(FrameOp.ReleaseObject, 0, Handle, 11));
        Do("RemoveHandle: 1", () => _link.Ask(FrameOp.RemoveHandle, Handle));
    }

    public static IpcIo Content()
    {
        IpcIo content = new(ContentBytes) { Signature = 0x11223344 };
        content.WriteInt32(42);
        content.WriteInt32(-1);
        return content;
    }

    private static IpcMessage Request(int sequence)
    {
        DriverMessage request = new();
        request.Address(IpcMessageType.Request, Handle, 2, 3, 4, IpcFlag.Default, sequence);
        return request;
    }

    private static byte[] Question()
    {
        FrameWriter frame = new();
        frame.Begin(FrameOp.Query, 5);
        frame.Int32(QueryKind.Dump);
        frame.String("subject");
        frame.End();
        return frame.Bytes[..frame.Length];
    }

    private void GiveBack()
    {
        DriverMessage message = _link.Inbox.Rent();
        message.Charge = IpcLimits.MessageOverhead + ContentBytes;
        _link.Free(message);
        _link.ReportCredit();
    }

    private void Do(string title, Action action)
    {
        action();
        Take(title);
    }

    private void Take(string title)
    {
        byte[] frame = _connection.Take();
        if (ScriptedConnection.OpOf(frame) == FrameOp.Waiting)
        {
            // Waits are counted in the whole process.
            frame.AsSpan(8, 4).Clear();
        }

        _steps.Add(new RecordedStep(title, true, Hex.From(frame), []));
    }

    private void Answer(byte[] frame)
    {
        if (_isAnswering && ScriptedConnection.IdOf(frame) > 0)
        {
            _connection.Feed(FrameOp.Result, ScriptedConnection.IdOf(frame), EC.Success);
        }
    }
}
