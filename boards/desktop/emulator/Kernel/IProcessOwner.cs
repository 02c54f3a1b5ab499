using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Kernel;

/// <summary>The machine's part of a process whose connection was admitted. Called from the connection's thread.</summary>
internal interface IProcessOwner
{
    /// <summary>The process as the kernel knows it.</summary>
    IpcProcess Ipc { get; }

    /// <summary>The file descriptors that the machine keeps for its processes.</summary>
    DescriptorBudget Descriptors { get; }

    /// <summary>The channels of the machine; null where everything goes through the kernel.</summary>
    ChannelTable? Channels { get; }

    /// <summary>The process does not use a channel any more.</summary>
    void AbandonChannel(int id, string reason);

    /// <summary>Writes what the process is to be.</summary>
    void WriteConfiguration(FrameWriter frame);

    /// <summary>The first of the thread numbers that are the process's.</summary>
    int FirstThread { get; }

    /// <summary>The thread number that goes into a message: the one claimed if it is the process's to claim.</summary>
    int CheckThread(int claimed);

    void Log(int level, int tid, string tag, string text);

    void Trace(int kind, string service, string? feature, int first, int second, int third);

    /// <summary>An event of one of the processes that a program holds.</summary>
    void ProgramTrace(TraceSource source, int kind, string service, string? feature, int first, int second, int third);

    void State(int state, string detail);

    /// <summary>Carries out what the process asks of a pin.</summary>
    /// <returns>A level or a result, as <see cref="System.Device.Gpio.Backend.PinResult"/> says.</returns>
    int Pin(int op, int pin, int value, ConnectionOutput output);

    void Milestone(string name);

    /// <summary>Starts an application and reports its pid, or a negative result code, when that is done.</summary>
    void Spawn(string name, Action<int> started);

    /// <summary>Starts a child and reports, when that is done, that it is accepted or why it is refused.</summary>
    void StartChild(ChildRequest request, Action<int> accepted);

    /// <summary>Ends a child and reports whether it could.</summary>
    void KillChild(int pid, Action<int> killed);

    /// <summary>Has it told of children that end, or no longer.</summary>
    void WatchChildren(bool isWatched);

    /// <summary>As a child it is ready, or will never be.</summary>
    void ChildReady(int code, int handle, int token);

    /// <summary>One of its threads has waited for a while, it says; it is told what holds it up.</summary>
    void Waiting(int id, CallAddress address, int function, int timeoutMs, long since);

    /// <summary>The process broke the protocol.</summary>
    void Violated(string reason);

    /// <summary>The connection has ended; nothing more comes from it, and the process is to be closed in the kernel.</summary>
    void Detached();
}
