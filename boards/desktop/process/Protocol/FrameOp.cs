namespace Samgr.Emulator.Protocol;

/// <summary>The operations of the frames between a process and the kernel.</summary>
/// <remarks>
/// A frame is a header of four little-endian 32-bit values and a body: the bytes that follow the length, one of these, the
/// number that ties an answer to its question, and the bytes of its message pool that the sender gives back.
/// </remarks>
internal static class FrameOp
{
    /// <summary>Process: the one-time token and the <see cref="WireVersion"/> that it speaks. The first frame, and the only one before
    /// <see cref="Welcome"/>. All versions begin so; what follows, if anything, belongs to the version.</summary>
    internal const int Hello = 1;

    /// <summary>Process: a request for another process.</summary>
    internal const int Post = 2;

    /// <summary>Process: the answer to a request; itself not answered.</summary>
    internal const int Answer = 3;

    /// <summary>Process: it no longer waits for the call of that number.</summary>
    internal const int Cancel = 4;

    /// <summary>Process: nothing but the bytes given back in the header.</summary>
    internal const int Credit = 5;

    /// <summary>Process: its pool, by size.</summary>
    internal const int MapPool = 6;

    /// <summary>Process: it is samgr.</summary>
    internal const int BecomeManager = 7;

    /// <summary>Samgr: a handle for a pid.</summary>
    internal const int GenerateHandle = 8;

    /// <summary>Samgr: a handle is taken away.</summary>
    internal const int RemoveHandle = 9;

    /// <summary>Samgr: a pid may call a handle.</summary>
    internal const int GrantAccess = 10;

    /// <summary>Process: whether a handle is alive and may be called.</summary>
    internal const int CheckHandle = 11;

    /// <summary>Process: start an application.</summary>
    internal const int Spawn = 12;

    /// <summary>Process: a step of the boot is reached; not answered.</summary>
    internal const int Milestone = 13;

    /// <summary>Process: a log line; not answered.</summary>
    internal const int Log = 14;

    /// <summary>Process: a trace event; not answered.</summary>
    internal const int Trace = 15;

    /// <summary>Process: how far it has come; not answered.</summary>
    internal const int State = 16;

    /// <summary>Process: the answer to <see cref="Query"/>.</summary>
    internal const int QueryResult = 17;

    /// <summary>Process: a reference to an object is given back, by handle and token; not answered.</summary>
    internal const int ReleaseObject = 18;

    /// <summary>Process: whether nobody holds an object of its own, by token.</summary>
    internal const int ForgetObject = 19;

    /// <summary>Process: start a child, as a <see cref="ChildRequest"/> says; answered when it is accepted or refused.</summary>
    internal const int StartChild = 20;

    /// <summary>Process: end a child, by pid.</summary>
    internal const int KillChild = 21;

    /// <summary>Process: tell it of children that end, or no longer.</summary>
    internal const int WatchChildren = 22;

    /// <summary>Child: a result code, and handle and token of the object for its parent; not answered.</summary>
    internal const int ChildReady = 23;

    /// <summary>Program: a trace event of one of the processes in it; not answered.</summary>
    internal const int ProgramTrace = 24;

    /// <summary>Process: how many pins the board has. All about pins carry two numbers, the pin first.</summary>
    internal const int PinCount = 40;

    /// <summary>Process: open a pin.</summary>
    internal const int PinOpen = 41;

    /// <summary>Process: close a pin.</summary>
    internal const int PinClose = 42;

    /// <summary>Process: change the mode of a pin.</summary>
    internal const int PinMode = 43;

    /// <summary>Process: whether a pin has a mode.</summary>
    internal const int PinSupports = 44;

    /// <summary>Process: read a pin.</summary>
    internal const int PinRead = 45;

    /// <summary>Process: write a pin.</summary>
    internal const int PinWrite = 46;

    /// <summary>Process: tell it of the edges of a pin, or no longer.</summary>
    internal const int PinWatch = 47;

    /// <summary>Kernel: a pin that the process watches has changed; not answered.</summary>
    internal const int PinEdge = 48;

    /// <summary>Process: one of its threads has waited for a while: the wait's number in the header, then channel, number and token of the
    /// call, its function, how long it takes at most, and since when, in two halves; answered by <see cref="WaitReport"/>, if at all.</summary>
    internal const int Waiting = 60;

    /// <summary>Kernel: what holds a wait up: its number, a result code and a text.</summary>
    internal const int WaitReport = 61;

    /// <summary>Kernel: the answer to <see cref="Hello"/>: its own <see cref="WireVersion"/>, with which all versions begin, and then what the
    /// process is to be. A process of another version gets the version only, and is turned away.</summary>
    internal const int Welcome = 32;

    /// <summary>Kernel: the result code of a question.</summary>
    internal const int Result = 33;

    /// <summary>Kernel: a message for the process.</summary>
    internal const int Message = 34;

    /// <summary>Kernel: tell about yourself.</summary>
    internal const int Query = 35;

    /// <summary>Kernel: end in an orderly way.</summary>
    internal const int Stop = 36;

    /// <summary>Kernel: what came of the start of a child: request, pid, result code, handle and token; not answered.</summary>
    internal const int ChildStarted = 37;

    /// <summary>Kernel: a child has ended: pid, signal and exit code; not answered.</summary>
    internal const int ChildExited = 38;

    /// <summary>Process: the channel to whoever stands behind a handle; its number, or a result code, is the answer.</summary>
    internal const int OpenChannel = 49;

    /// <summary>Process: the answer to a call that came through a channel, as it carries objects; not answered.</summary>
    internal const int ChannelAnswer = 50;

    /// <summary>Process: it does not use a channel any more, with the reason; not answered.</summary>
    internal const int AbandonChannel = 51;

    /// <summary>Kernel: the answer to <see cref="OpenChannel"/> for a new channel: its number, pid, uid, gid and first thread
    /// number of the server, and the size of the server's pool; with it the descriptors of control and data.</summary>
    internal const int ChannelOpened = 52;

    /// <summary>Kernel: another process calls through a channel, told as in <see cref="ChannelOpened"/>; not answered.</summary>
    internal const int ServeChannel = 53;

    /// <summary>Kernel: a channel has ended; its number stands in the header; not answered.</summary>
    internal const int ChannelEnded = 54;
}
