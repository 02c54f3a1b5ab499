using LiteIpc;
using LiteIpc.Kit;

namespace Samgr.Ability.Sample;

/// <summary>
/// Puts a client into a process: it creates a child, has it add two numbers, asks it to end, is told of its death, and
/// reports the milestone "added".
/// </summary>
public sealed class AdderClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new AdderClient()));
}

internal sealed class AdderClient : Service
{
    private const string Tag = "adder_client";
    private const int ConnectedMessage = 1;

    private Identity _identity = Identity.Invalid;

    public override string Name => Tag;

    public override TaskConfig GetTaskConfig() => new TaskConfig(taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        _identity = identity;
        int result = ChildProcessManager.Of(Samgr!).Create(AdderProtocol.Library, OnStarted);
        Log("Create: " + result);
        return result == ChildProcessError.Success;
    }

    public override bool MessageHandle(Request request)
    {
        AdderProxy adder = new AdderProxy((RemoteProxy)request.Data!);
        int result = adder.AsyncAdd(2, 3, out int sum);
        Log("AsyncAdd: 2 + 3 = " + sum + ", result " + result);
        int exit = adder.RequestExit();
        Log("RequestExit: " + exit);
        bool isDead = adder.WaitForDeath();
        Log(isDead ? "the child has ended" : "the child goes on");
        adder.Close();
        if (result == IpcError.Success && exit == IpcError.Success && isDead)
        {
            Samgr!.Options.Host?.ReportMilestone("added");
        }

        return isDead;
    }

    // On the callback thread, which is not to be held up: the work is the service's.
    private void OnStarted(int code, RemoteProxy? proxy)
    {
        Log("OnStarted: " + code);
        if (proxy != null && Samgr!.SendRequest(_identity, new Request(ConnectedMessage, proxy), null) != EC.Success)
        {
            proxy.Release();
        }
    }

    private void Log(string text) => Samgr!.Options.Log?.Write(LogLevel.Info, Tag, text);
}
