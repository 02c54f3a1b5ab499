using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Gpio;

/// <summary>Takes in the edges of pins of another process and publishes them in this one; makes the proxies to the other one.</summary>
internal sealed class EdgeRelay : ServerProxy, IClientFactory
{
    internal readonly PinTopics Topics;

    private readonly SamgrLite _samgr;
    private string? _name;

    internal EdgeRelay(SamgrLite samgr)
    {
        _samgr = samgr;
        Topics = new PinTopics(samgr);
    }

    public ClientProxy Create(string service, string? feature) => new GpioClient(this);

    public void Destroy(ClientProxy client)
    {
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (funcId != GpioNames.Edge)
        {
            return EC.UnknownCode;
        }

        int pin = request.ReadInt32();
        bool isHigh = request.ReadBool();
        if (!request.Available)
        {
            return EC.Invalid;
        }

        Topics.Publish(pin, isHigh);
        return EC.Success;
    }

    /// <summary>Registers the service, unless the process has no Broadcast: edges cannot be published then.</summary>
    internal void Register(SamgrLite samgr)
    {
        if (samgr.HasService(BroadcastNames.Service))
        {
            _name = GpioNames.ClientService + samgr.Pid;
            samgr.RegisterService(new EdgeService(_name));
            samgr.RegisterDefaultFeatureApi(_name, this);
        }
    }

    /// <summary>The identity by which other processes reach it; invalid while samgr does not know it.</summary>
    internal SvcIdentity Find() => _samgr.QueryIdentity(_name, null);
}

/// <summary>Needs no thread: to publish is to post.</summary>
internal sealed class EdgeService : Service
{
    private static readonly TaskConfig _noTask = new TaskConfig(taskType: TaskType.NoTask);

    private readonly string _name;

    internal EdgeService(string name)
    {
        _name = name;
    }

    public override string Name => _name;

    public override TaskConfig GetTaskConfig() => _noTask;
}
