using LiteIpc.Kit;

namespace Samgr.Conformance.Modules;

/// <summary>What a client does with a server that ends.</summary>
internal static class KitDeathSteps
{
    internal static List<int> Run(KitClient victim, string row)
    {
        using Mourner mourner = new();
        Careless careless = new();
        RemoteProxy proxy = victim.Proxy;
        int before = proxy.IsRemoteDead ? 1 : 0;
        List<int> results = row == "IK-030" ? [proxy.AddDeathRecipient(careless)] : [];
        results.Add(proxy.AddDeathRecipient(mourner));
        victim.Call(KitFunction.Exit, option: new MessageOption(MessageOption.Async));
        results.Add(mourner.Wait());
        if (row == "IK-040")
        {
            results = [before, proxy.IsRemoteDead ? 1 : 0, proxy.SendRequest(1, new Parcel(), new Parcel())];
        }

        return results;
    }

    private sealed class Careless : IDeathRecipient
    {
        public void OnRemoteDied() => throw new InvalidOperationException("cannot bear it");
    }
}
