using LiteIpc;
using Samgr;
using Samgr.Broadcast;

namespace Lamp;

// SYSEX_SERVICE_INIT and SYSEX_FEATURE_INIT: what the process registers, and when.
public sealed class LampModule : ServiceModule
{
    public override void Install(SamgrLite samgr)
    {
        Dimmer dimmer = new Dimmer();
        samgr.InitCalls.Add(InitGroup.ExtendedService, installed =>
        {
            installed.RegisterService(new LampService());
            installed.RegisterService(new LampPanel(dimmer));
        });
        samgr.InitCalls.Add(InitGroup.ExtendedFeature, installed =>
        {
            installed.RegisterFeature(LampService.ServiceName, dimmer);
            installed.RegisterFeatureApi(LampService.ServiceName, Dimmer.FeatureName, new DimmerApi(dimmer));
        });
    }
}

// INHERIT_SERVICE: GetName, GetTaskConfig, Initialize, MessageHandle.
public sealed class LampService : Service
{
    public const string ServiceName = "lamp_service";

    public override string Name => ServiceName;

    public override TaskConfig GetTaskConfig()
        => new TaskConfig(TaskLevel.High, TaskPriority.Normal, TaskConfig.DefaultStackSize, 20, TaskType.Single);

    public override bool Initialize(Identity identity) => true;

    public override bool MessageHandle(Request request) => false;
}

// INHERIT_FEATURE: GetName, OnInitialize, OnStop, OnMessage. It runs on the thread of its service.
public sealed class Dimmer : Feature
{
    public const string FeatureName = "dimmer";
    public const int AskLevel = 1;
    public const uint LevelTopic = 0x4C41_0001;

    public Identity Identity = Identity.Invalid;
    public int Level;

    private readonly Topic _topic = new Topic(LevelTopic);
    private IPubSub? _pubSub;

    public override string Name => FeatureName;

    public override void OnInitialize(Service parent, Identity identity)
    {
        Identity = identity;
        _pubSub = (IPubSub?)Samgr!.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
        if (_pubSub != null)
        {
            _pubSub.AddTopic(_topic);
        }
    }

    public override void OnStop(Identity identity)
    {
    }

    public override bool OnMessage(Request request)
        => request.MsgId == AskLevel && Samgr!.SendResponse(request, new Response(Level)) == EC.Success;

    public void Set(int level)
    {
        Level = level;
        if (_pubSub != null)
        {
            _pubSub.Publish(_topic, new byte[] { (byte)level }, 1);
        }
    }
}

public static class DimmerFunction
{
    public const int Set = 0;
    public const int Get = 1;
}

// SERVER_IPROXY_IMPL_BEGIN ... IPROXY_END: what other processes may call.
public sealed class DimmerApi : ServerProxy
{
    private readonly Dimmer _dimmer;

    public DimmerApi(Dimmer dimmer)
    {
        _dimmer = dimmer;
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case DimmerFunction.Set:
                // An argument that is missing reads as 0, so look whether all were there before you do anything.
                int level = request.ReadInt32();
                if (!request.Available || level < 0 || level > 100)
                {
                    return EC.Invalid;
                }

                _dimmer.Set(level);
                return EC.Success;
            case DimmerFunction.Get:
                reply.WriteInt32(_dimmer.Level);
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }
}

// A service beside it in the same process: it consumes the broadcast, and asks the feature by message.
public sealed class LampPanel : Service
{
    private readonly Dimmer _dimmer;
    private Identity _identity = Identity.Invalid;

    public LampPanel(Dimmer dimmer)
    {
        _dimmer = dimmer;
    }

    public int Shown = -1;

    public override string Name => "lamp_panel";

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        return Samgr!.NotifyArrival(LampService.ServiceName, Dimmer.FeatureName, identity, 1) == EC.Success;
    }

    // The dimmer has added its topic by the time that it can be found.
    public override bool MessageHandle(Request request)
    {
        IPubSub? pubSub = (IPubSub?)Samgr!.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
        return pubSub != null && pubSub.Subscribe(new Topic(Dimmer.LevelTopic), new LevelConsumer(this, _identity)) == EC.Success;
    }

    public void Ask() => Samgr!.SendRequest(_dimmer.Identity, new Request(Dimmer.AskLevel), OnAnswer);

    // A Handler: runs on the thread of the service that sent the request.
    private void OnAnswer(Request request, Response response)
    {
        Shown = (int)response.Data!;
        // HILOG_INFO.
        ILogSink? log = Samgr!.Options.Log;
        if (log != null)
        {
            log.Write(LogLevel.Info, Name, "the lamp is at " + Shown);
        }
    }
}

public sealed class LevelConsumer : Consumer
{
    private readonly LampPanel _panel;
    private readonly Identity _identity;

    public LevelConsumer(LampPanel panel, Identity identity)
    {
        _panel = panel;
        _identity = identity;
    }

    // On whose thread Notify runs.
    public override Identity? Identity => _identity;

    public override void Notify(Topic topic, Request origin) => _panel.Ask();
}

// CLIENT_IPROXY_BEGIN, INHERIT_CLIENT_IPROXY: what a caller in another process holds.
public sealed class DimmerClient : ClientProxy
{
    private readonly IpcIo _request = new IpcIo(16);
    private readonly Notify _onLevel = OnLevel;

    public int Exits;

    // One caller at a time: the request is used again.
    public int Set(int level, out string reason)
    {
        DimmerCall call = new DimmerCall();
        _request.Restart();
        _request.WriteInt32(level);
        int result = Invoke(DimmerFunction.Set, _request, call, OnDone);
        reason = call.Reason;
        return result;
    }

    public int Get(out int level, out string reason)
    {
        DimmerCall call = new DimmerCall();
        int result = Invoke(DimmerFunction.Get, null, call, _onLevel);
        level = call.Level;
        reason = call.Reason;
        return result;
    }

    // Once for each end of the service's process, on the thread that receives messages, or that of the call that noticed first: it must not block, and calls nobody.
    protected override void OnServiceExit(int handle) => Exits++;

    private static void OnDone(object? owner, int code, IpcIo reply)
    {
    }

    private static void OnLevel(object? owner, int code, IpcIo reply) => ((DimmerCall)owner!).Level = reply.ReadInt32();
}

// The owner of a call; as an ICallOwner it also learns why a call was refused.
public sealed class DimmerCall : ICallOwner
{
    public int Level;
    public string Reason = string.Empty;

    public void OnRefused(string reason) => Reason = reason;
}

// SAMGR_RegisterFactory: creator and destroyer.
public sealed class DimmerFactory : IClientFactory
{
    public ClientProxy Create(string service, string? feature) => new DimmerClient();

    public void Destroy(ClientProxy client)
    {
    }
}

public static class LampClient
{
    // GET_IUNKNOWN, QueryInterface and the cast. Null while the service is not there; give it back with Release.
    public static DimmerClient? Find(SamgrLite samgr)
    {
        samgr.RegisterFactory(LampService.ServiceName, Dimmer.FeatureName, new DimmerFactory());
        IUnknown? found = samgr.GetFeatureApi(LampService.ServiceName, Dimmer.FeatureName);
        if (found == null || found.QueryInterface(InterfaceVersion.ClientProxy, out IUnknown? client) != EC.Success)
        {
            return null;
        }

        found.Release();
        return client as DimmerClient;
    }

    // RegisterDeathCallback: for an address of your own, where no proxy watches it. At most 4 for one handle.
    public static int Watch(SamgrLite samgr, SvcIdentity target, DeathRecipient recipient)
        => samgr.Ipc!.RegisterDeathCallback(target, recipient, null);
}
