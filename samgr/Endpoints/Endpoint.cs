using System;
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
    private readonly KeyedTable _routersByName = new KeyedTable();

    /// <summary>By token; never changed in place, so that who receives needs no lock.</summary>
    private Router[] _routers = new Router[0];
    private readonly ReplyBuffers _replies;
    private readonly Arrivals _arrivals;
    private Thread? _boss;

    internal Endpoint(SamgrOptions options, IIpcDriver driver, ISamgrServer? server, Arrivals arrivals)
    {
        _options = options;
        _arrivals = arrivals;
        Server = server;
        Flow = new FlowControl(options);
        _replies = new ReplyBuffers(options);
        Context = new IpcContext(driver, options.CallTimeoutMs) { MaxDeathCallbacks = options.MaxDeathCallbacks };
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
        Context.Objects?.Close();
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
        lock (_routersByName)
        {
            Router? former = (Router?)_routersByName.Find(name);
            if (former != null && !former.IsWithdrawn)
            {
                return null;
            }

            Router router = new Router(this, service, name, proxy);
            router.Token = former == null ? _routers.Length : former.Token;
            _routersByName.Set(name, router);
            Router[] routers = new Router[former == null ? router.Token + 1 : _routers.Length];
            Array.Copy(_routers, routers, _routers.Length);
            routers[router.Token] = router;
            _routers = routers;
            return router;
        }
    }

    /// <summary>Takes the interface of a name away; null when it has none here.</summary>
    internal Router? RemoveRouter(SaName name)
    {
        lock (_routersByName)
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
        Router[] routers = _routers;
        return token < 0 || token >= routers.Length || routers[token].IsWithdrawn ? null : routers[token];
    }

    private bool IsReplaced(Router router) => _routers[router.Token] != router;

    private int RouterCount() => _routers.Length;

    private static void Join(Thread? thread)
    {
        if (thread != null && thread.ManagedThreadId != Thread.CurrentThread.ManagedThreadId)
        {
            thread.Join(StopTimeoutMs);
        }
    }
}
