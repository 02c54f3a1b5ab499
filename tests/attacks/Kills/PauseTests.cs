using Samgr.Attacks.Modules;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Attacks.Tests;

/// <summary>Processes that are stopped for a while, as SIGSTOP does.</summary>
public sealed class PauseTests
{
    private const int CallMs = 300;

    /// <summary>Who calls it is told so in time, and it serves and calls again when it goes on; nobody else notices, samgr's process or not.</summary>
    [Theory]
    [InlineData("gamma", Transport.Channel)]
    [InlineData("gamma", Transport.Socket)]
    [InlineData("alpha", Transport.Channel)]
    [InlineData("alpha", Transport.Socket)]
    public async Task Calls_to_a_stopped_process_time_out_until_it_goes_on(string stopped, Transport transport)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only here the tests stop processes");
        Assert.SkipWhen(transport == Transport.Channel && !Transports.HasChannels, "there are no channels here");
        using HonestMachine machine = new(
            new ScenarioRestart { Rule = RestartRule.Never }, transport, new Dictionary<string, int> { ["callTimeoutMs"] = CallMs });
        await machine.BootAsync();
        await machine.ExpectAllWellAsync();
        ProcessInfo victim = machine.Find(stopped);

        using (SystemProcesses.Pause(victim.OsPid!.Value))
        {
            // The operator finds the services through samgr, so with alpha only those that it knows from before are asked by the others.
            if (stopped != Honest.Names[0])
            {
                HonestReport late = await machine.WaitForReportAsync(
                    "beta", report => report.Trouble.Contains("EC_TIMEOUT", StringComparison.Ordinal), "is told in time that gamma does not answer");
                Assert.Contains($"called {stopped}: EC_TIMEOUT", late.Trouble);
            }
            else
            {
                CallResult call = await machine.Client.CallAsync(
                    new CallRequest("beta", null, HonestFunction.Report, TimeoutMs: CallMs), TestContext.Current.CancellationToken);
                Assert.Equal(EC.Timeout, call.Result);
            }
        }

        await machine.ExpectAllWellAsync();
        Assert.All(machine.Machine.Processes, process => Assert.Equal(("running", 0), (process.State, process.Restarts)));
    }
}
