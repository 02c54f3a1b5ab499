using LiteIpc;
using Samgr.Boards;

namespace Samgr.Tool.Sizing;

/// <summary>Two processes with the code of a board: a service that answers, and its caller. Says what its thread has allocated.</summary>
internal sealed class EchoSystem : ILogSink, IDisposable
{
    private const string Name = "echo";
    private const int PatienceMs = 10_000;

    private readonly IpcKernel _kernel;
    private readonly EchoService _service = new();
    private readonly SamgrLite _provider;
    private readonly SamgrLite _consumer;

    public EchoSystem()
    {
        _kernel = new IpcKernel(this, BoardLimits.MaxHandles, BoardLimits.MaxCalls);
        _provider = Make("provider");
        _provider.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(_service);
            installed.RegisterDefaultFeatureApi(Name, new EchoApi(_service));
        });
        Boot(_provider, _provider.ConnectAsManager(_kernel.CreateProcess(5, 5, 5)!, null));
        _consumer = Make("consumer");
        Boot(_consumer, _consumer.Connect(_kernel.CreateProcess(6, 6, 6)!));
        Proxy = FindProxy();
    }

    /// <summary>The bytes that the service's thread had allocated when it last answered.</summary>
    public long ServerBytes => _service.Bytes;

    public IClientProxy Proxy { get; }

    /// <summary>Sends a message within the process of the service.</summary>
    public void Send(Request request, Handler handler) => _provider.SendRequest(_service.Identity, request, handler);

    public void Write(int level, string tag, string text)
    {
    }

    public void Dispose()
    {
        _consumer.Stop();
        _provider.Stop();
    }

    private SamgrLite Make(string name)
    {
        SamgrOptions options = BoardLimits.Apply(name, this, PatienceMs);
        options.Adapter = new BoardThreads();
        options.MessageRate = 0;
        return new SamgrLite(options);
    }

    private static void Boot(SamgrLite samgr, int connected)
    {
        samgr.Bootstrap();
        if (connected != EC.Success || !samgr.WaitForBoot(BootStage.ApplicationCompleted, PatienceMs))
        {
            throw new ToolException(ExitCode.Failed, "the system that shows what a call allocates did not boot");
        }
    }

    private IClientProxy FindProxy()
    {
        IUnknown? found = null;
        SpinWait.SpinUntil(() => (found = _consumer.GetDefaultFeatureApi(Name)) is not null, PatienceMs);
        return found as IClientProxy ?? throw new ToolException(ExitCode.Failed, "the service that shows what a call allocates was not found");
    }

    private sealed class EchoService : Service
    {
        private readonly Response _response = new(null);
        private long _bytes;

        public override string Name => EchoSystem.Name;

        public Identity Identity { get; private set; } = Identity.Invalid;

        public long Bytes => Interlocked.Read(ref _bytes);

        public override TaskConfig GetTaskConfig() => new(queueSize: BoardLimits.QueueSize, taskType: TaskType.Single);

        public override bool Initialize(Identity identity)
        {
            Identity = identity;
            return true;
        }

        public override bool MessageHandle(Request request)
        {
            Note();
            return Samgr!.SendResponse(request, _response) == EC.Success;
        }

        public void Note() => Interlocked.Exchange(ref _bytes, GC.GetAllocatedBytesForCurrentThread());
    }

    private sealed class EchoApi(EchoService service) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            service.Note();
            reply.WriteInt32(request.ReadInt32());
            return EC.Success;
        }
    }
}
