using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// A process's door to the others: receives calls and death notices, and knows which service stands behind which token.
/// </summary>
internal sealed partial class Endpoint
{
    private const int StopTimeoutMs = 2000;

    private readonly SamgrOptions _options;
    private readonly SamgrServer? _server;
    private readonly Vector _routers = new Vector();
    private readonly FlowControl _flow;
    private readonly ReplyBuffers _replies;
    private Thread? _boss;

    internal Endpoint(SamgrOptions options, IIpcDriver driver, SamgrServer? server)
    {
        _options = options;
        _server = server;
        _flow = new FlowControl(options);
        _replies = new ReplyBuffers(options);
        Context = new IpcContext(driver, options.CallTimeoutMs);
    }

    internal IpcContext Context { get; }

    /// <summary>This process's handle; -1 until samgr has given one.</summary>
    internal int Handle { get; private set; } = SvcIdentity.InvalidHandle;

    internal SamgrServer? Server => _server;

    internal int Throttled => _flow.Refused;

    internal void Start()
    {
        _boss = _options.Adapter.StartThread(_options.Name + "-endpoint", TaskPriority.AboveNormal, Receive);
        StartRegistration();
    }

    internal void Stop()
    {
        StopRegistration();
        Context.Driver.Close();
        Join(_boss);
        Join(_registrar);
    }

    /// <summary>Makes an interface callable from other processes; its token never changes.</summary>
    internal Router AddRouter(ServiceEntry service, string? feature, IServerProxy proxy)
    {
        Router router = new Router(this, service, feature, proxy);
        lock (_routers)
        {
            router.Token = _routers.Add(router);
        }

        return router;
    }

    internal Router? RemoveRouter(IUnknown api)
    {
        lock (_routers)
        {
            for (int token = 0; token < _routers.Size; token++)
            {
                Router? router = (Router?)_routers.At(token);
                if (router != null && router.Proxy == api)
                {
                    _routers.Swap(token, null);
                    return router;
                }
            }
        }

        return null;
    }

    internal Router? RouterAt(int token)
    {
        lock (_routers)
        {
            return (Router?)_routers.At(token);
        }
    }

    internal int RouterCount
    {
        get
        {
            lock (_routers)
            {
                return _routers.Size;
            }
        }
    }

    private void Log(int level, string text) => _options.Log?.Write(level, "samgr", text);

    private static void Join(Thread? thread)
    {
        if (thread != null && thread.ManagedThreadId != Thread.CurrentThread.ManagedThreadId)
        {
            thread.Join(StopTimeoutMs);
        }
    }
}
