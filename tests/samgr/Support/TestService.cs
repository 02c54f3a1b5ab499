using LiteIpc;

namespace Samgr.Tests;

/// <summary>A service whose parts a test puts together.</summary>
internal sealed class TestService(string name, TaskConfig? config = null) : Service
{
    public override string Name => name;

    public Identity Identity { get; private set; } = Identity.Invalid;

    public Func<Identity, bool> OnInitialize { get; init; } = _ => true;

    public Func<Request, bool> OnMessage { get; init; } = _ => true;

    /// <summary>A configuration with a thread of its own.</summary>
    public static TaskConfig Single(int queueSize = TaskConfig.DefaultQueueSize, int policy = FullQueuePolicy.Reject, int blockTimeoutMs = 0)
        => new(queueSize: queueSize, taskType: TaskType.Single, fullQueuePolicy: policy, blockTimeoutMs: blockTimeoutMs);

    public override TaskConfig GetTaskConfig() => config ?? new TaskConfig();

    public override bool Initialize(Identity identity)
    {
        Identity = identity;
        return OnInitialize(identity);
    }

    public override bool MessageHandle(Request request) => OnMessage(request);
}

/// <summary>A feature whose parts a test puts together.</summary>
internal sealed class TestFeature(string name) : Feature
{
    public override string Name => name;

    public Identity Identity { get; private set; } = Identity.Invalid;

    public Func<Request, bool> Handle { get; init; } = _ => true;

    public override void OnInitialize(Service parent, Identity identity) => Identity = identity;

    public override bool OnMessage(Request request) => Handle(request);
}

/// <summary>An interface that other processes can call, made of one function.</summary>
internal sealed class TestApi(Func<int, IpcIo, IpcIo, int> serve) : ServerProxy
{
    public TestApi()
        : this((_, _, _) => EC.Success)
    {
    }

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply) => serve(funcId, request, reply);
}
