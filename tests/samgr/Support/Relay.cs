using LiteIpc;

namespace Samgr.Tests;

/// <summary>
/// A service that calls others along a path, and says how it went: of "b,c" it calls b, which calls c. Written as the generator
/// writes services.
/// </summary>
public sealed class Relay(SamgrLite samgr)
{
    public const int Function = 1;

    internal const uint Signature = 0x52656C61;

    /// <summary>In a path: waits until <see cref="Go"/> is called.</summary>
    public const string Pause = "(pause)";

    /// <summary>In a path: takes so long that whoever waits looks what holds it up.</summary>
    public const string Rest = "(rest)";

    private const int RestMs = 25;

    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _go = new();

    /// <summary>Puts a service into a process.</summary>
    public static Relay Install(SamgrLite samgr, string name, int taskType = TaskType.Single)
    {
        Relay relay = new(samgr);
        samgr.InitCalls.Add(InitGroup.SystemService, installed =>
            InterfaceService.Register(installed, name, new TaskConfig(taskType: taskType), relay, new RelayStub(relay, relay.Run)));
        return relay;
    }

    /// <summary>Calls a service along a path.</summary>
    /// <returns>Empty when everything was called; otherwise who was not, the code and the reason.</returns>
    public static string Call(SamgrLite from, string path)
    {
        string[] parts = path.Split(',', 2);
        RelayProxy? next = RelayProxy.Find(from, parts[0]);
        if (next == null)
        {
            return parts[0] + " is not there";
        }

        try
        {
            return next.Run(parts.Length > 1 ? parts[1] : string.Empty);
        }
        catch (ServiceException error)
        {
            return $"{parts[0]}: {EC.NameOf(error.Code)}: {error.Message}";
        }
        finally
        {
            InterfaceProxy.Release(next);
        }
    }

    /// <summary>Waits until a call pauses here.</summary>
    public bool WaitUntilPaused(int timeoutMs) => _entered.Wait(timeoutMs, CancellationToken.None);

    public void Go() => _go.Set();

    private string Run(string path)
    {
        string[] parts = path.Split(',', 2);
        switch (parts[0])
        {
            case Pause:
                _entered.Set();
                _go.Wait(CancellationToken.None);
                break;
            case Rest:
                Thread.Sleep(RestMs);
                break;
            default:
                return path.Length == 0 ? string.Empty : Call(samgr, path);
        }

        return parts.Length > 1 ? Call(samgr, parts[1]) : string.Empty;
    }
}

/// <summary>The stub of a relay, or of what answers like one.</summary>
public sealed class RelayStub(object target, Func<string, string> run) : InterfaceStub(target, 1)
{
    protected override string Description => "{}";

    protected override uint SignatureOf(int function) => Relay.Signature;

    protected override int Dispatch(int function, IpcIo request, IpcIo reply)
    {
        string? path = request.ReadString();
        if (path == null || function != Relay.Function)
        {
            return path == null ? EC.Invalid : EC.UnknownCode;
        }

        string result = run(path);
        BeginReply(reply);
        reply.WriteString(result);
        return EC.Success;
    }
}

/// <summary>The proxy of a relay.</summary>
public sealed class RelayProxy : InterfaceProxy
{
    private RelayProxy()
        : base(1)
    {
    }

    public static RelayProxy? Find(SamgrLite samgr, string name) => (RelayProxy?)Find(samgr, name, null, 1, new Factory());

    public string Run(string path)
    {
        Results call = (Results)BeginCall(Relay.Function, Relay.Signature);
        do
        {
            call.Request.WriteString(path);
        }
        while (MustGrow(call));

        Call(call);
        string result = call.Text;
        EndCall(call);
        return result;
    }

    protected override string? Describe(int function) => function == Relay.Function ? "Samgr.Tests.IRelay.Run(str path) : str" : null;

    protected override ServiceCall MakeCall() => new Results();

    protected override void ReadReply(ServiceCall call, IpcIo reply) => ((Results)call).Text = reply.ReadString()!;

    private sealed class Results : ServiceCall
    {
        internal string Text = string.Empty;
    }

    private sealed class Factory : InterfaceFactory
    {
        public override ClientProxy Create(string service, string? feature) => new RelayProxy();

        public override bool Makes(object client) => client is RelayProxy;
    }
}
