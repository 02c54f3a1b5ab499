using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Client;

/// <summary>A thread of this process that has waited for another process for a while. Only the machine can find out the reason.</summary>
internal sealed class RemoteWait(CallAddress address, SvcIdentity target, int function, int timeoutMs, long since, Action wake) : LongWait(since)
{
    public override object? Process => null;

    public override string Target => target.Handle == SvcIdentity.SamgrHandle ? "samgr" : $"handle {target.Handle} token {target.Token}";

    public override SvcIdentity? Identity => target;

    public override int Function => function;

    public override int TimeoutMs => timeoutMs;

    public override CallAddress Address => address;

    public override IReadOnlyList<LongWait>? Holders(out bool isServed)
    {
        isServed = false;
        return null;
    }

    protected override void Wake() => wake();
}
