using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Tests.Support;

/// <summary>Stands for the machine behind one connection.</summary>
internal sealed class TestOwner(IpcKernel kernel, int pid, int systemId) : IProcessOwner
{
    public const int ThreadCount = 10;

    public int SystemId { get; } = systemId;

    public IpcProcess Ipc { get; } = kernel.CreateProcess(pid, pid + 1000, pid + 2000)!;

    public TestLog Events { get; } = new();

    public ChannelTable? Channels { get; init; }

    public DescriptorBudget Descriptors { get; init; } = new(KernelFixture.MaxDescriptors);

    private readonly ManualResetEventSlim _ended = new();

    public int FirstThread => pid * 100;

    public bool WaitForEnd() => _ended.Wait(Patience.LimitMs, TestContext.Current.CancellationToken);

    /// <summary>What the process is told to be; null for the usual.</summary>
    public ProcessConfiguration? Configuration { private get; init; }

    public void WriteConfiguration(FrameWriter frame) => (Configuration ?? Usual()).Write(frame);

    private ProcessConfiguration Usual() => new()
    {
        Name = "test",
        Pid = Ipc.Pid,
        Uid = Ipc.Uid,
        Gid = Ipc.Gid,
        LogLevel = LogLevel.Debug,
        FirstThread = FirstThread,
        ThreadCount = ThreadCount,
        HasChannels = Channels != null,
    };

    public void AbandonChannel(int id, string reason)
    {
        if (Channels?.Abandon(Ipc, id) == true)
        {
            Events.WriteLine($"abandon {id} {reason}");
        }
    }

    public int CheckThread(int claimed) => claimed >= FirstThread && claimed < FirstThread + ThreadCount ? claimed : FirstThread;

    public void Log(int level, int tid, string tag, string text) => Events.WriteLine($"log {level} {tid} {tag} {text}");

    public void Trace(int kind, string service, string? feature, int first, int second, int third)
        => Events.WriteLine($"trace {kind} {service} {feature} {first} {second} {third}");

    public void ProgramTrace(TraceSource source, int kind, string service, string? feature, int first, int second, int third)
        => Events.WriteLine($"trace {source.Process} {source.Pid} {kind} {service} {feature} {first} {second} {third}");

    public int Pin(int op, int pin, int value, ConnectionOutput output) => pin + value;

    public void State(int state, string detail) => Events.WriteLine($"state {state} {detail}");

    public void Milestone(string name) => Events.WriteLine($"milestone {name}");

    public void Spawn(string name, Action<int> started) => started(name.Length);

    public void StartChild(ChildRequest request, Action<int> accepted)
    {
        request.Descriptors.Close();
        accepted(request.Id);
    }

    public void KillChild(int pid, Action<int> killed) => killed(pid);

    public void WatchChildren(bool isWatched) => Events.WriteLine($"watch children {isWatched}");

    public void ChildReady(int code, int handle, int token) => Events.WriteLine($"child ready {code} {handle} {token}");

    public void Waiting(int id, CallAddress address, int function, int timeoutMs, long since)
        => Events.WriteLine($"waiting {id} {address.Channel} {address.Number} {address.Token} {function} {timeoutMs}");

    public void Violated(string reason) => Events.WriteLine($"violated {reason}");

    public void Detached()
    {
        Ipc.Close();
        _ended.Set();
    }
}
