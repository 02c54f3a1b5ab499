using LiteIpc;

namespace Samgr.Conformance.Modules;

/// <summary>What the client suite calls in the foundation process: a service with two features and no default interface.</summary>
public sealed class AbilityManagerModule : ServiceModule
{
    /// <summary>The service.</summary>
    public const string Service = "abilityms";

    /// <summary>Its feature for applications.</summary>
    public const string Feature = "AmsFeature";

    /// <summary>Its feature for system services.</summary>
    public const string InnerFeature = "AmsInnerFeature";

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        samgr.InitCalls.Add(InitGroup.SystemService, installed => installed.RegisterService(new PlainService(Service)));
        samgr.InitCalls.Add(InitGroup.SystemFeature, installed =>
        {
            foreach (string feature in new[] { Feature, InnerFeature })
            {
                installed.RegisterFeature(Service, new PlainFeature(feature));
                installed.RegisterFeatureApi(Service, feature, new AcceptingApi());
            }
        });
    }

    private sealed class AcceptingApi : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply) => EC.Success;
    }
}
