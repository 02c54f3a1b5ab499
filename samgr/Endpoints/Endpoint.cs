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
    private readonly Vector _routers = new Vector();
    private readonly KeyedTable _routersByName = new KeyedTable();
    private readonly ReplyBuffers _replies;
    private Thread? _boss;

    internal Endpoint(SamgrOptions options, IIpcDriver driver, ISamgrServer? server)
    {
        _options = options;
        Server = server;
        Flow = new FlowControl(options);
        _replies = new ReplyBuffers(options);
        Context = new IpcContext(driver, options.CallTimeoutMs);
    }

    internal readonly IpcContext Context;

    internal readonly ISamgrServer? Server;

    internal readonly FlowControl Flow;

    /// <summary>This process's handle; -1 until samgr has given one.</summary>
    internal int Handle => Context.Handle;

    internal void Start()
    {
        _boss = _options.Adapter.StartThread(_options.Name + "-endpoint", TaskPriority.AboveNormal, Receive);
        StartRegistration();
    }

    internal void Stop()
    {
        _stopping.Set();
        Context.Driver.Close();
        Join(_boss);
        Join(_registrar);
    }

    /// <summary>
    /// Gives an interface a token. A name keeps its token: an interface that comes back has it again, so that the tokens do
    /// not grow with every change.
    /// </summary>
    /// <returns>The router, or null when that name has an interface here.</returns>
    internal Router? AddRouter(ServiceEntry service, string? feature, IServerProxy proxy)
    {
        SaName name = new SaName(service.Name, feature);
        lock (_routers)
        {
            Router? former = (Router?)_routersByName.Find(name);
            if (former != null && !former.IsWithdrawn)
            {
                return null;
            }

            Router router = new Router(this, service, name, proxy);
            _routersByName.Set(name, router);
            router.Token = former == null ? _routers.Add(router) : former.Token;
            _routers.Swap(router.Token, router);
            return router;
        }
    }

    /// <summary>Takes the interface of a name away; null when it has none here.</summary>
    internal Router? RemoveRouter(SaName name)
    {
        lock (_routers)
        {
            Router? router = (Router?)_routersByName.Find(name);
            if (router == null || router.IsWithdrawn)
            {
                return null;
            }

            router.IsWithdrawn = true;
            return router;
        }
    }

    internal Router? RouterAt(int token)
    {
        lock (_routers)
        {
            Router? router = (Router?)_routers.At(token);
            return router == null || router.IsWithdrawn ? null : router;
        }
    }

    private bool IsReplaced(Router router)
    {
        lock (_routers)
        {
            return _routers.At(router.Token) != router;
        }
    }

    private int RouterCount()
    {
        lock (_routers)
        {
            return _routers.Size;
        }
    }

    private static void Join(Thread? thread)
    {
        if (thread != null && thread.ManagedThreadId != Thread.CurrentThread.ManagedThreadId)
        {
            thread.Join(StopTimeoutMs);
        }
    }
}
