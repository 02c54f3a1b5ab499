using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;
using TestMachine = Samgr.Emulator.Tests.Support.TestMachine;

namespace Samgr.Emulator.Tests.Init;

/// <summary>A machine goes on where its files fail it, says it once and counts it.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task Fault_S4_AMachineThatCannotWriteGoesOnAndSaysItOnce()
    {
        using TestLog errors = new();
        using FullDisk log = new(2);
        using FullDisk trace = new(1);
        using Testing.TestMachine machine = await Testing.TestMachine.StartAsync(
            TestMachine.Pair(), options => options with { Log = log, Trace = trace, Errors = errors }, TestContext.Current.CancellationToken);

        CallResult result = null!;
        await machine.WaitUntilAsync(
            async () =>
            {
                result = await machine.CallAsync("beta", ProbeFunction.Echo, [TestMachine.Text("still here")], "str");
                return result.Result != EC.NoService;
            },
            () => "beta is there");
        string dump = await machine.Client.DumpAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal((EC.Success, "still here"), (result.Result, result.Values![0].GetString()));
        Assert.Contains("log: stopped, No space left on device", dump);
        Assert.Matches("trace: stopped, No space left on device; [1-9][0-9]* events left out", dump);
        await errors.WaitForAsync("cannot be written any more", 2);
        Assert.Equal(
            [
                "samgr: the log cannot be written any more: No space left on device; the machine goes on without it",
                "samgr: the trace cannot be written any more: No space left on device; the machine goes on without it",
            ],
            errors.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fault_S18_AStoppedProcessHoldsNobodyUpAndEndsWithItsMachine()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(), options => options with { StopGrace = TimeSpan.FromMilliseconds(100) });
        using IDisposable paused = Signals.Pause(machine.SystemId(6));

        CallResult result = await machine.CallAsync("alpha", ProbeFunction.Echo, [TestMachine.Text("here")], "str");
        machine.Machine.Stop();

        Assert.Equal(EC.Success, result.Result);
        await Patience.WaitAsync(machine.Machine.Stopped, () => "the machine stops", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Fault_S4_AFolderThatVanishesDoesNotEndTheMachine()
    {
        using TestLog errors = new();
        using Testing.TestMachine machine = await Testing.TestMachine.StartAsync(
            TestMachine.Pair(), options => options with { Errors = errors }, TestContext.Current.CancellationToken);
        machine.WaitForTrace("register", "service", "beta");

        Directory.Delete(Directory.EnumerateDirectories(machine.Folder).Single(), recursive: true);

        CallResult result = await machine.CallAsync("beta", ProbeFunction.Echo, [TestMachine.Text("still here")], "str");
        Assert.Equal(EC.Success, result.Result);
        machine.Machine.Stop();
        await Patience.WaitAsync(machine.Machine.Stopped, () => "the machine stops", TestContext.Current.CancellationToken);
        machine.Machine.Dispose();
        Assert.All(errors.Lines, line => Assert.StartsWith("samgr: ", line));
    }
}
