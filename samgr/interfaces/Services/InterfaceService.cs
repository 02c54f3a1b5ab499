namespace Samgr;

/// <summary>The service around an object that implements service interfaces.</summary>
public sealed class InterfaceService : Service
{
    private readonly string _name;
    private readonly TaskConfig _config;
    private readonly object _implementation;
    private readonly InterfaceStub? _stub;

    private InterfaceService(string name, TaskConfig config, object implementation, InterfaceStub? stub)
    {
        _name = name;
        _config = config;
        _implementation = implementation;
        _stub = stub;
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <summary>Registers a service with its default interface.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="name">The name of the service.</param>
    /// <param name="config">Its task.</param>
    /// <param name="implementation">The object that serves the calls.</param>
    /// <param name="stub">Its default interface; null for none.</param>
    public static void Register(SamgrLite samgr, string name, TaskConfig config, object implementation, InterfaceStub? stub)
    {
        if (samgr.RegisterService(new InterfaceService(name, config, implementation, stub)) && stub != null)
        {
            samgr.RegisterDefaultFeatureApi(name, stub);
        }
    }

    /// <inheritdoc/>
    public override TaskConfig GetTaskConfig() => _config;

    /// <inheritdoc/>
    public override bool Initialize(Identity identity)
    {
        IServiceStart? start = _implementation as IServiceStart;
        if (start != null && !start.OnStart(Samgr!, identity))
        {
            return false;
        }

        _stub?.Start(Samgr!, identity, identity.TakesMessages);
        return true;
    }

    /// <inheritdoc/>
    public override bool MessageHandle(Request request)
    {
        IServiceMessages? messages = _implementation as IServiceMessages;
        return messages != null && messages.OnMessage(request);
    }
}

/// <summary>The feature around an object that implements a service interface.</summary>
public sealed class InterfaceFeature : Feature
{
    private readonly string _name;
    private readonly TaskConfig _config;
    private readonly InterfaceStub _stub;

    private InterfaceFeature(string name, TaskConfig config, InterfaceStub stub)
    {
        _name = name;
        _config = config;
        _stub = stub;
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <summary>Registers a feature with its interface; its service first, where it is not there yet.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="service">The name of its service.</param>
    /// <param name="name">The name of the feature.</param>
    /// <param name="config">The task of the service.</param>
    /// <param name="implementation">The object that serves the calls.</param>
    /// <param name="stub">Its interface.</param>
    public static void Register(
        SamgrLite samgr, string service, string name, TaskConfig config, object implementation, InterfaceStub stub)
    {
        if (!samgr.HasService(service))
        {
            InterfaceService.Register(samgr, service, config, implementation, null);
        }

        if (samgr.RegisterFeature(service, new InterfaceFeature(name, config, stub)))
        {
            samgr.RegisterFeatureApi(service, name, stub);
        }
    }

    /// <inheritdoc/>
    public override void OnInitialize(Service parent, Identity identity) => _stub.Start(Samgr!, identity, _config.HasTask);
}
