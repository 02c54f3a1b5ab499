using LiteIpc;

namespace Samgr.Attacks.Modules;

/// <summary>The service of the attacker: an honest-looking one, until it is told to hold its callers.</summary>
internal sealed class AttackerApi(string name) : ServerProxy
{
    private readonly HonestApi _mask = new(name, new Ledger());

    /// <summary>Whether who calls is never answered.</summary>
    internal static volatile bool HoldsCallers;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (HoldsCallers)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        return _mask.Invoke(funcId, origin, request, reply);
    }
}
