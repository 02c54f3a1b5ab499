namespace Samgr.Emulator.Protocol;

/// <summary>The questions that the machine asks a process.</summary>
internal static class QueryKind
{
    /// <summary>The dump of the process as text; of a program, that of the process within it whose pid is the subject, or of all.</summary>
    internal const int Dump = 1;

    /// <summary>The dump of one of its services as text; empty when it has no such service.</summary>
    internal const int DumpService = 2;

    /// <summary>Its client vector, one row an entry; of a program as with <see cref="Dump"/>.</summary>
    internal const int Clients = 3;

    /// <summary>The SA store, one row an entry; of the process that hosts samgr.</summary>
    internal const int Abilities = 4;

    /// <summary>The processes within a program, as <see cref="InnerProcess"/> writes them.</summary>
    internal const int Inside = 5;

    /// <summary>A call into a program, as <see cref="Calls.OutsideRequest"/> writes it; what came of it is the answer.</summary>
    internal const int CallInside = 6;

    /// <summary>The end of a process within a program, by its pid there; empty when it had ended.</summary>
    internal const int KillInside = 7;

    /// <summary>The content of the dump, one row an entry as in <see cref="StateRow"/>; of one service where one is asked for.</summary>
    internal const int State = 8;

    /// <summary>The delay of a call to this process, by channel, number and token: its name and "served", "queued" or "free", then a row a wait.</summary>
    internal const int HeldBy = 10;

    /// <summary>The threads of the process that wait, one row each.</summary>
    internal const int Waits = 11;
}
