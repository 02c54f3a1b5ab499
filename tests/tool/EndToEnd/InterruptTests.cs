namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>Interrupts end the tool, also where whoever started it has them ignored, as a shell does for a background job of a script.</summary>
[Collection(MachineCollection.Name)]
public sealed class InterruptTests : IDisposable
{
    private const string Ignoring = "trap '' INT; exec \"$@\"";

    private readonly Sandbox _sandbox = new();

    public InterruptTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_D8_an_interrupt_ends_a_machine_that_was_started_with_interrupts_ignored()
    {
        ToolProcess run = _sandbox.StartInShell(Ignoring, "run");
        await run.WaitForBootAsync();

        await run.SignalAsync("INT");

        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }

    [Fact]
    public async Task Fault_D8_an_interrupt_ends_what_watches_a_machine_too()
    {
        ToolProcess run = _sandbox.StartInShell(Ignoring, "run", "esp32");
        await run.WaitForBootAsync();
        ToolProcess watch = _sandbox.StartInShell(Ignoring, "pin", "watch");
        await watch.Errors.WaitForAsync("watching all pins");

        await watch.SignalAsync("INT");
        (await watch.FinishAsync()).Expect(ExitCode.Success);

        (await _sandbox.RunAsync("stop")).Expect(ExitCode.Success);
        (await run.FinishAsync()).Expect(ExitCode.Success);
        _sandbox.ExpectNothingLeft();
    }
}
