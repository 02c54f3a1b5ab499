using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Control;

public sealed class RestartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_is_never_started_again_is_started_anew_when_somebody_asks_for_it()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());
        ProcessInfo before = await BetaAsync(machine);

        ProcessInfo first = await machine.Client.RestartAsync(6, Cancellation);
        ProcessInfo second = await machine.Client.RestartAsync(6, Cancellation);

        Assert.Equal(("running", 1, "running", 2), (first.State, first.Restarts, second.State, second.Restarts));
        Assert.Equal(3, new[] { before.OsPid, first.OsPid, second.OsPid }.Distinct().Count());
        await Patience.UntilAsync(
            async () => (await machine.CallAsync("beta", ProbeFunction.WhoAmI, [])).Result == EC.Success, () => "beta serves again", Cancellation);
    }

    [Fact]
    public async Task The_host_of_samgr_is_started_anew_too()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        ProcessInfo alpha = await machine.Client.RestartAsync(5, Cancellation);

        Assert.Equal(("alpha", "running", 1), (alpha.Name, alpha.State, alpha.Restarts));
    }

    [Fact]
    public async Task A_process_that_there_is_not_cannot_be_restarted()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        ControlException error = await Assert.ThrowsAsync<ControlException>(() => machine.Client.RestartAsync(99, Cancellation));

        Assert.Equal(EC.NoService, error.Code);
        Assert.Contains("no process with pid 99", error.Message);
    }

    private static async Task<ProcessInfo> BetaAsync(TestMachine machine) =>
        (await machine.Client.ListProcessesAsync(Cancellation)).Single(process => process.Pid == 6);
}
