namespace LiteIpc.Kit;

/// <summary>A stub that another process may hold. Guarded by the stub table.</summary>
internal sealed class StubEntry : TableItem
{
    internal readonly StubTable Table;
    internal readonly RemoteStub Stub;

    /// <summary>Messages under way that carry the stub; as long as there are any it is not forgotten.</summary>
    internal int Giving;

    /// <summary>Registrations. While there are any it is kept, even if no process holds it.</summary>
    internal int Registrations;

    /// <summary>True while the kernel is to be asked whether any process holds it.</summary>
    internal bool IsInDoubt;

    internal StubEntry(StubTable table, RemoteStub stub, int token)
        : base(0, token)
    {
        Table = table;
        Stub = stub;
    }

    internal int Token => Second;
}
