namespace Samgr.Emulator.Protocol;

/// <summary>What the machine asks a process about.</summary>
internal static class QueryKind
{
    /// <summary>The dump of the process as text.</summary>
    internal const int Dump = 1;

    /// <summary>The dump of one of its services as text; empty when it has no such service.</summary>
    internal const int DumpService = 2;

    /// <summary>Its client vector, one row an entry.</summary>
    internal const int Clients = 3;

    /// <summary>The SA store, one row an entry; of the process that hosts samgr.</summary>
    internal const int Abilities = 4;
}
