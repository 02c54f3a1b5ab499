using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>One frame of each operation of the kernel, as the machine of this release writes it to a process, 6.</summary>
internal sealed class KernelFrames : IAdmission
{
    /// <summary>The number of the question that the recorded process asks first.</summary>
    public const int FirstQuestion = 256;

    private readonly ScriptedConnection _connection = new();
    private readonly List<RecordedStep> _steps = [];
    private readonly IpcKernel _kernel = new(new RecordingLog());
    private readonly TestOwner _owner;
    private readonly ProcessConnection _process;

    private KernelFrames()
    {
        _owner = new TestOwner(_kernel, ProcessFrames.Pid, 0) { Configuration = Configuration };
        _process = new ProcessConnection(_connection, 0, _kernel, this);
    }

    /// <summary>All that a process may be told to be.</summary>
    public static ProcessConfiguration Configuration { get; } = new()
    {
        Name = "old",
        Pid = ProcessFrames.Pid,
        Uid = 7,
        Gid = 8,
        SystemUser = 1000,
        IsDebugged = true,
        HostsSamgr = true,
        IsTracing = true,
        HasChannels = true,
        LogLevel = 2,
        FirstThread = ProcessFrames.FirstThread,
        ThreadCount = 32,
        Modules = [("Assembly", "Type")],
        Program = "program",
        Limits = [("MaxServices", 12)],
        Rules = [new ConfiguredRule("service", "feature", true, 1, 9, null), new ConfiguredRule("service", null, false, 5, 5, "bundle")],
        Child = new ChildConfiguration
        {
            Library = "Library.dll",
            Function = "Main",
            EntryParams = "a b",
            Folders = ["/folder"],
            StartTimeoutMs = 3000,
        },
    };

    public static List<RecordedStep> Write()
    {
        KernelFrames frames = new();
        frames.WriteAll();
        return frames._steps;
    }

    bool IAdmission.Expects(int peerProcessId) => true;

    IProcessOwner? IAdmission.Admit(string token, int peerProcessId, ProcessConnection connection) => _owner;

    void IAdmission.Refused(int peerProcessId, string reason)
    {
    }

    void IAdmission.Troubled(string reason)
    {
    }

    private void WriteAll()
    {
        FrameWriter hello = new();
        hello.Begin(FrameOp.Hello, 0);
        hello.String(ProcessFrames.Token);
        WireVersion.Frames.Write(hello);
        hello.End();
        _connection.Feed(hello.Bytes[..hello.Length]);
        _process.Start();
        Take("Welcome: version 1, the release as a text, and the configuration in its order");

        ConnectionOutput output = _process.Output;
        Do("Result: of question 256", () => output.Result(FirstQuestion, -9));
        Do("Message: type, handle, token, cookie, function, flag, call; pid, thread, uid, gid and device of its sender, how long that waits, room; then its content", Post);
        Do("Query: number 1, the dump of a service", () => _ = _process.QueryAsync(QueryKind.DumpService, "subject", Timeout.InfiniteTimeSpan));
        Do("PinEdge: pin 20 is high", () => output.TryPinEdge(20, true));
        Do("WaitReport: of wait 3, a code and a text", () => output.TryWaitReport(3, EC.Deadlock, "text"));
        Do("ChildStarted: request 9, pid 40, code 0, handle 8, token 9", () => output.ChildStarted(9, 40, ChildProcessError.Success, 8, 9));
        Do("ChildExited: pid 40, signal 9, code 0", () => output.ChildExited(40, 9, 0));
        ChannelPeer peer = new(12, 13, 14, 1200);
        Do(
            "ChannelOpened: for question 7: channel 3, pid, uid, gid and first thread of the server, the room of its pool; two descriptors go with it",
            () => Tell(ChannelNotice.Introduce(FrameOp.ChannelOpened, 7, 3, peer, 16 * 1024, new SentDescriptors())));
        Do(
            "ServeChannel: channel 3 in the same way, of the client",
            () => Tell(ChannelNotice.Introduce(FrameOp.ServeChannel, 0, 3, peer, 16 * 1024, new SentDescriptors())));
        Do("ChannelEnded: 3, in the header", () => Tell(new ChannelNotice(FrameOp.ChannelEnded, 3, [])));
        Do("Stop: nothing more", output.Stop);
        _process.Shutdown();
    }

    private void Tell(ChannelNotice notice)
    {
        _process.Output.Post(notice);
        _process.Output.Wake();
    }

    private void Post()
    {
        IpcProcess samgr = _kernel.CreateProcess(5, 50, 60)!;
        Assert.Equal(EC.Success, samgr.MapPool(IpcLimits.DefaultPoolSize));
        Assert.Equal(EC.Success, samgr.BecomeContextManager(IpcLimits.DefaultPoolSize));
        Assert.Equal(EC.Success, _owner.Ipc.MapPool(IpcLimits.DefaultPoolSize));
        int handle = samgr.GenerateHandle(ProcessFrames.Pid);
        Assert.Equal(EC.Success, samgr.GrantAccess(5, handle));
        Assert.Equal(
            EC.Success, samgr.Transact(new SvcIdentity(handle, 2, 3), 4, ProcessFrames.Content(), IpcFlag.OneWay, 60_000, out _));
    }

    private void Do(string title, Action action)
    {
        action();
        Take(title);
    }

    private void Take(string title)
    {
        byte[] frame = _connection.Take();
        if (ScriptedConnection.OpOf(frame) == FrameOp.Message)
        {
            // The sender stands in this process, and its thread has whatever number.
            BitConverter.GetBytes(500).CopyTo(frame, 16 + (8 * 4));
        }

        _steps.Add(new RecordedStep(title, false, Hex.From(frame), []));
    }
}
