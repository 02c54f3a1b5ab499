using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Peers;

/// <summary>No process takes over another one.</summary>
public sealed class TakeoverTests
{
    public TakeoverTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has processes that are not dumpable");
    }

    [Fact]
    public async Task Fault_S7_AProcessIsNotDumpable()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair(isDebugged: false));

        Assert.Equal(0, await DumpableAsync(machine, "alpha"));
        Assert.Equal(0, await DumpableAsync(machine, "beta"));
    }

    [Fact]
    public async Task Fault_S7_TheRuntimesDebuggerHasNoDoorIntoAProcess()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair(isDebugged: false));

        Assert.Empty(RuntimeFiles.Find(machine.SystemId(5)));
        Assert.Empty(RuntimeFiles.Find(machine.SystemId(6)));
    }

    [Fact]
    public async Task Fault_S7_AProcessUnderDebugCanBeLookedInto()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair(isDebugged: true));

        Assert.Equal(0, await DumpableAsync(machine, "alpha"));
        Assert.Equal(1, await DumpableAsync(machine, "beta"));
        Assert.NotEmpty(RuntimeFiles.Find(machine.SystemId(6)));
        machine.Log.WaitFor(line => line.Contains("beta") && line.Contains("\"debug\""));
    }

    private static async Task<int> DumpableAsync(TestMachine machine, string process)
    {
        machine.WaitForTrace("register", "service", process + "-intruder");
        CallResult result = await machine.CallAsync(process + "-intruder", IntruderFunction.GetDumpable, [], "i32");
        Assert.Equal(EC.Success, result.Result);
        return result.Values![0].GetInt32();
    }

    private static Scenario Pair(bool isDebugged)
    {
        Scenario pair = TestMachine.Pair();
        ScenarioModule[] modules = [ProbeModule.Scenario, IntruderModule.Scenario];
        return pair with
        {
            Processes = [pair.Processes[0] with { Modules = modules }, pair.Processes[1] with { Modules = modules, Debug = isDebugged }],
        };
    }
}
