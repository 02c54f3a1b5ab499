namespace LiteIpc.Kit;

/// <summary>A stub that another process may hold. Guarded by the stub table.</summary>
internal sealed class StubEntry : TableItem
{
    internal readonly StubTable Table;
    internal readonly RemoteStub Stub;

    /// <summary>Messages under way that carry the stub; as long as there are any it is not forgotten.</summary>
    internal int Giving;

    /// <summary>How often it was registered, which keeps it whoever holds it.</summary>
    internal int Registrations;

    /// <summary>Whether the kernel is to be asked if anybody holds it.</summary>
    internal bool IsInDoubt;

    internal StubEntry(StubTable table, RemoteStub stub, int token)
        : base(0, token)
    {
        Table = table;
        Stub = stub;
    }

    internal int Token => Second;
}
