namespace Samgr.Conformance.Support;

/// <summary>An ordinary interface with one function.</summary>
internal class TestApi : UnknownObject
{
    public int Calls { get; private set; }

    public bool SyncCall()
    {
        Calls++;
        return true;
    }
}

/// <summary>An interface of the time before versions.</summary>
internal sealed class OldApi : UnknownObject
{
    public override int Version => InterfaceVersion.Old;
}
