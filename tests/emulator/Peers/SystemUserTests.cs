using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Control;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Children;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Peers;

/// <summary>Processes with a user of the operating system each.</summary>
public sealed class SystemUserTests
{
    private const int NotPermitted = 1;
    private const int NoAccess = 13;
    private const int KernelConnection = 3;
    private const int ProbeMs = 5000;

    public SystemUserTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root gives processes users of their own, on Linux");
    }

    [Fact]
    public async Task Fault_S7_UnderOsUserEachProcessIsAUserOfItsOwn()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());

        (int alpha, int beta) = (await UserAsync(machine, "alpha"), await UserAsync(machine, "beta"));

        Assert.InRange(alpha, SystemUsers.First, int.MaxValue);
        Assert.Equal(alpha + 1, beta);
        CallResult call = await machine.CallAsync(
            "beta", ProbeFunction.Call, [TestMachine.Text("alpha"), TestMachine.Number(ProbeFunction.WhoAmI), TestMachine.Text("")], "i32", "str");
        Assert.Equal(EC.Success, call.Values![0].GetInt32());
        Assert.Equal(8, BitConverter.ToInt32(Convert.FromHexString(call.Values[1].GetString()!), 8));
    }

    [Fact]
    public async Task Fault_S7_UnderOsUserNativeCodeReachesNoOtherProcess()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());
        machine.WaitForTrace("register", "service", "beta-intruder");

        foreach (int victim in new[] { machine.SystemId(5), Environment.ProcessId })
        {
            Assert.Equal(NoAccess, await TryAsync(machine, IntruderFunction.OpenMemory, victim));
            Assert.Equal(NotPermitted, await TryAsync(machine, IntruderFunction.TakeDescriptor, victim, KernelConnection));
        }
    }

    [Fact]
    public async Task Fault_S7_UnderOsUserNothingOfAProcessOutlivesIt()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());
        machine.WaitForTrace("register", "service", "beta-intruder");
        int orphan = await TryAsync(machine, IntruderFunction.StartOrphan);
        Assert.NotNull(SystemProcess.Find(orphan));

        machine.Machine.Kill(6);

        Patience.Until(() => SystemProcess.Find(orphan) == null, $"process {orphan} has ended and was waited for");
    }

    [Fact]
    public async Task Fault_S7_UnderOsUserAnIsolatedChildHasANetworkOfItsOwn()
    {
        using ParentMachine machine = await ParentMachine.BootAsync(osUser: true);
        string ours = new FileInfo("/proc/self/ns/net").LinkTarget!;
        if (!OwnNetwork.IsGiven(ProbeMs))
        {
            Assert.Equal(ChildProcessError.NotSupported, (await machine.StartAsync(ParentMachine.Beta, "DescribeSystem", isolation: 1)).Code);
            return;
        }

        string[] isolated = (await machine.StartAndReadAsync(ParentMachine.Beta, "DescribeSystem", string.Empty, 1)).Split('|');

        Assert.StartsWith("net:", isolated[0]);
        Assert.NotEqual(ours, isolated[0]);
        Assert.Equal("written", isolated[2]);
        await machine.WaitForAsync(processes => processes.Count == 2);
        Assert.False(Directory.Exists(isolated[1]));
    }

    private static async Task<int> UserAsync(TestMachine machine, string process)
    {
        machine.WaitForTrace("register", "service", process + "-intruder");
        CallResult result = await machine.CallAsync(process + "-intruder", IntruderFunction.GetSystemUser, [], "i32", "i32");
        Assert.Equal(result.Values![0].GetInt32(), result.Values[1].GetInt32());
        return result.Values[0].GetInt32();
    }

    private static async Task<int> TryAsync(TestMachine machine, int function, params int[] arguments)
    {
        CallResult result = await machine.CallAsync("beta-intruder", function, [.. arguments.Select(TestMachine.Number)], "i32");
        Assert.Equal(EC.Success, result.Result);
        return result.Values![0].GetInt32();
    }

    private static Scenario Pair()
    {
        Scenario pair = TestMachine.Pair();
        ScenarioModule[] modules = [ProbeModule.Scenario, IntruderModule.Scenario];
        return pair with { OsUser = true, Processes = [.. pair.Processes.Select(process => process with { Modules = modules })] };
    }
}
