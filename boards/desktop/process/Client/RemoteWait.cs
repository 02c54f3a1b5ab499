using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Client;

/// <summary>A thread of this process that has waited for another process for a while. Only the machine can find out the reason.</summary>
internal sealed class RemoteWait(CallAddress address, SvcIdentity target, int function, int timeoutMs, long since, Action wake) : LongWait(since)
{
    internal override object? Process => null;

    internal override string Target => target.Handle == SvcIdentity.SamgrHandle ? "samgr" : $"handle {target.Handle} token {target.Token}";

    internal override SvcIdentity? Identity => target;

    internal override int Function => function;

    internal override int TimeoutMs => timeoutMs;

    internal override CallAddress Address => address;

    internal override IReadOnlyList<LongWait>? Holders(out bool isServed)
    {
        isServed = false;
        return null;
    }

    protected override void Wake() => wake();
}
