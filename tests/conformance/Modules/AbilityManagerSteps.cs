using LiteIpc;

namespace Samgr.Conformance.Modules;

/// <summary>What the client of the ability manager does for a row.</summary>
internal static class AbilityManagerSteps
{
    private const string Service = AbilityManagerModule.Service;
    private const string Feature = AbilityManagerModule.Feature;

    /// <summary>The results of the row's steps; null when there is no such row.</summary>
    internal static IEnumerable<int>? Run(SamgrLite samgr, string row) => row switch
    {
        "SZ-025" => [Invoke(samgr, Feature, 250, true)],
        "SZ-026" => [Invoke(samgr, Feature, IpcLimits.MaxIoSize + 1, true)],
        "TR-035" => [QueryProxy(samgr)],
        "TR-036" => [Found(samgr.GetDefaultFeatureApi("unknown")), Found(samgr.GetFeatureApi("unknown", "unknown")),
            Found(samgr.GetFeatureApi(Service, "unknown"))],
        "TR-038" => [Invoke(samgr, Feature, 250, true)],
        "TR-040" => [Invoke(samgr, AbilityManagerModule.InnerFeature, 250, false)],
        "TR-041" => [Invoke(samgr, Feature, IpcLimits.MaxIoSize + 1, true)],
        "TR-043" => [samgr.QueryIdentity(null, Feature).Handle, samgr.QueryIdentity(Service, null).Handle],
        "TR-044" => [samgr.QueryIdentity("samgr", null).Handle],
        "TR-045" => [samgr.QueryIdentity("unknown", "unknown").Handle, samgr.QueryIdentity("unknown", "unknown").Token],
        "TR-046" => [samgr.RegisterFactory(Service, "made", new Factory())],
        _ => null,
    };

    private static int QueryProxy(SamgrLite samgr)
    {
        IUnknown? api = samgr.GetFeatureApi(Service, Feature);
        if (api == null)
        {
            return EC.NoService;
        }

        int result = api.QueryInterface(InterfaceVersion.ClientProxy, out IUnknown? proxy);
        proxy?.Release();
        api.Release();
        return result;
    }

    private static int Invoke(SamgrLite samgr, string feature, int size, bool twoWay)
    {
        if (samgr.GetFeatureApi(Service, feature) is not IClientProxy proxy)
        {
            return EC.NoService;
        }

        var request = new IpcIo();
        request.InitWrite(new byte[size], size, 0);
        request.WriteString("element");
        request.WriteInt32(1);
        bool notified = false;
        int result = proxy.Invoke(0, request, null, twoWay ? (_, _, _) => notified = true : null);
        proxy.Release();
        return result == EC.Success && notified != twoWay ? EC.Failure : result;
    }

    private static int Found(IUnknown? api) => api == null ? 0 : 1;

    private sealed class Factory : IClientFactory
    {
        public ClientProxy Create(string service, string? feature) => new();

        public void Destroy(ClientProxy client)
        {
        }
    }
}
