using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Base of a service that needs one of another process: waits for it from its own initialisation on until samgr says that it is
/// there, and then calls it at intervals, so that its death is noticed and it is found again without anybody asking.
/// </summary>
/// <remarks>Everything runs on the service's own thread; the timer behind it only posts messages.</remarks>
public abstract class DependentService : Service
{
    /// <summary>Milliseconds between two heartbeats unless told otherwise.</summary>
    public const int DefaultHeartbeatMs = 1000;

    private const int TickMessage = -1;

    private IClientProxy? _proxy;
    private readonly Request _tick = new Request(TickMessage);
    private Identity _identity = Identity.Invalid;
    private Timer? _timer;
    private bool _isReachable;
    private int _isTickSent;

    /// <summary>The service that this one needs.</summary>
    protected abstract string DependsOn { get; }

    /// <summary>The feature of it; null is the default one.</summary>
    protected virtual string? DependsOnFeature => null;

    /// <summary>Milliseconds between two heartbeats once it has been found.</summary>
    protected virtual int HeartbeatMs => DefaultHeartbeatMs;

    /// <summary>The proxy to it; null until it has been found for the first time.</summary>
    protected IClientProxy? Proxy => _proxy;

    /// <inheritdoc/>
    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        if (!Look())
        {
            Await();
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool MessageHandle(Request request)
    {
        if (request.MsgId != TickMessage)
        {
            return OnMessage(request);
        }

        Interlocked.Exchange(ref _isTickSent, 0);

        if (Proxy != null)
        {
            Beat();
        }
        else if (!Look() && _timer == null)
        {
            Await();
        }

        return true;
    }

    /// <summary>
    /// Looks for the other service, with a reference for this one; null when it is not registered yet. With the Find of a generated
    /// proxy, <see cref="Proxy"/> has its interface.
    /// </summary>
    protected virtual IUnknown? Find() => Samgr!.GetFeatureApi(DependsOn, DependsOnFeature);

    /// <summary>The other service has been found; <see cref="Proxy"/> calls it.</summary>
    protected abstract void OnFound();

    /// <summary>Calls the other service to see that it is there.</summary>
    /// <returns>
    /// The code of the call, as <see cref="IClientProxy.Invoke"/>: with any but <see cref="LiteIpc.EC.Success"/> the other service counts as
    /// one that does not answer, which is logged when it changes.
    /// </returns>
    protected abstract int OnHeartbeat();

    /// <summary>Handles a message that is not this class's own.</summary>
    protected virtual bool OnMessage(Request request) => false;

    /// <summary>Writes a log line under the service's name.</summary>
    protected void Log(int level, string text) => Samgr!.Options.WriteLog(level, text, Name);

    private bool Look()
    {
        IUnknown? found = Find();
        IUnknown? proxy = null;
        int result = EC.NoService;
        if (found != null)
        {
            result = found.QueryInterface(InterfaceVersion.ClientProxy, out proxy);
            found.Release();
        }

        if (result != EC.Success)
        {
            return false;
        }

        _proxy = (IClientProxy)proxy!;
        _isReachable = true;
        OnFound();
        StartTimer();
        return true;
    }

    /// <summary>Has itself told when the other service is there; while it may not know, it looks at each heartbeat.</summary>
    private void Await()
    {
        int result = Samgr!.NotifyArrival(DependsOn, DependsOnFeature, _identity, TickMessage);
        if (result != EC.Success)
        {
            Log(LogLevel.Warn, "cannot wait for " + DependsOn + ": " + EC.NameOf(result));
            StartTimer();
        }
    }

    private void StartTimer() => _timer ??= new Timer(OnTimer, null, HeartbeatMs, HeartbeatMs);

    private void Beat()
    {
        int result = OnHeartbeat();
        bool reachable = result == EC.Success;
        if (reachable != _isReachable)
        {
            _isReachable = reachable;
            Log(reachable ? LogLevel.Info : LogLevel.Warn, DependsOn + (reachable ? " answers again" : " does not answer: " + EC.NameOf(result)));
        }
    }

    private void OnTimer(object? state)
    {
        if (Interlocked.CompareExchange(ref _isTickSent, 1, 0) != 0)
        {
            return;
        }

        int result = Samgr!.SendRequest(_identity, _tick, null);
        if (result != EC.Success)
        {
            Interlocked.Exchange(ref _isTickSent, 0);
        }

        if (result == EC.Invalid || result == EC.NoInit)
        {
            // Unregistered, or the process has been stopped.
            _timer?.Dispose();
        }
    }
}
