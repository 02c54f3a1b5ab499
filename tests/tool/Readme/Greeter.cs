using LiteIpc;
using Samgr;

namespace Hello;

public sealed class GreeterModule : ServiceModule
{
    public override void Install(SamgrLite samgr) =>
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            installed.RegisterService(new Greeter());
            installed.RegisterDefaultFeatureApi("greeter", new GreeterApi());
        });
}

public sealed class VisitorModule : ServiceModule
{
    public override void Install(SamgrLite samgr) =>
        samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new Visitor()));
}

internal sealed class Greeter : Service
{
    public override string Name => "greeter";
}

// What other processes may call. One call or message of the service at a time, so that its state needs no lock.
internal sealed class GreeterApi : ServerProxy
{
    private int _calls;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (funcId != 1)
        {
            return EC.UnknownCode;
        }

        // An argument that is missing reads as 0 or null, and the request is not available any more.
        string? name = request.ReadString();
        if (!request.Available || name == null)
        {
            return EC.Invalid;
        }

        _calls++;
        reply.WriteString("hello " + name);
        reply.WriteInt32(_calls);
        return EC.Success;
    }
}

// Looks for the greeter until it is there, then calls it every second, also after it has been killed and started again.
internal sealed class Visitor : DependentService
{
    private readonly IpcIo _request = new IpcIo(64);
    private readonly Notify _onGreeting;

    internal Visitor()
    {
        _request.WriteString("board");
        _onGreeting = (owner, code, reply) => Log(LogLevel.Info, "the greeter says: " + reply.ReadString());
    }

    public override string Name => "visitor";

    protected override string DependsOn => "greeter";

    protected override void OnFound() => OnHeartbeat();

    protected override int OnHeartbeat() => Proxy!.Invoke(1, _request, null, _onGreeting);
}
