namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A hi3516 that has booted and whose launcher has registered.</summary>
public sealed class RunningMachine : IAsyncLifetime
{
    public Sandbox Sandbox { get; } = new();

    public Task<ToolResult> RunAsync(params string[] arguments) => Sandbox.RunAsync(arguments);

    public async ValueTask InitializeAsync()
    {
        ToolProcess run = Sandbox.Start("run");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("<launcher> is at handle");
    }

    public ValueTask DisposeAsync()
    {
        Sandbox.Dispose();
        return ValueTask.CompletedTask;
    }
}
