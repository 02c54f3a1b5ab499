using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Peers;

/// <summary>The processes of a machine are no operators of it, whatever way they come.</summary>
public sealed class OperatorTests : IDisposable
{
    private const string Kill = "{\"cmd\":\"kill\",\"pid\":5}";

    private readonly string _folder = TestFolder.Make();

    public OperatorTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells whose process is whose");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Fault_S5_AProcessOfTheMachineIsNoOperator()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());

        string answer = await AskAsync(machine, IntruderFunction.AskControl);

        Assert.Contains("a process of this machine", answer);
        Assert.Equal(EC.Success, (await machine.CallAsync("alpha", ProbeFunction.WhoAmI, [])).Result);
        machine.Log.WaitFor(line => line.Contains("control") && line.Contains("beta"));
    }

    [Fact]
    public async Task Fault_S5_AnOrphanOfAProcessOfTheMachineIsNoOperator()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());

        string answer = await AskAsync(machine, IntruderFunction.AskControlAsOrphan);

        Assert.Contains("a process of this machine", answer);
    }

    [Fact]
    public async Task Fault_S5_SomebodyElseOfTheSameUserIsAnOperator()
    {
        using MachineProcess machine = new(_folder);
        await machine.BootAsync();

        string answer = ControlQuestion.Ask(machine.ControlSocket, "{\"cmd\":\"ps\"}");

        Assert.StartsWith("{\"ok\":true", answer);
        await machine.StopAsync();
    }

    [Fact]
    public async Task Fault_S5_WhoeverShowsTheOperatorKeyIsAnOperator()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());

        Assert.Equal("{\"ok\":true}", await AskAsync(machine, IntruderFunction.AskControl, Show(machine.Machine.OperatorKey)));
        foreach (string shown in new[] { new string('0', 64), machine.Machine.OperatorKey[..^1], string.Empty })
        {
            Assert.Contains("a process of this machine", await AskAsync(machine, IntruderFunction.AskControl, Show(shown)));
        }

        static string Show(string key) => "{\"cmd\":\"operator\",\"key\":\"" + key + "\"}";
    }

    [Fact]
    public async Task Fault_S5_AClientOfTheMachinesOwnProgramNeedsNoKeyAndMayShowIt()
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());

        using ControlClient client = ControlClient.Find(null, machine.Folder, operatorKey: machine.Machine.OperatorKey);

        Assert.Equal(2, (await client.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
    }

    private async Task<string> AskAsync(TestMachine machine, int function, string line = Kill)
    {
        machine.WaitForTrace("register", "service", "beta-intruder");
        string control = Path.Combine(machine.Folder, machine.Client.Machine, "control.sock");
        CallResult result = await machine.CallAsync(
            "beta-intruder", function, [TestMachine.Text(control), TestMachine.Text(line), TestMachine.Text(_folder)], "str");
        Assert.Equal(EC.Success, result.Result);
        return result.Values![0].GetString()!;
    }

    private static Scenario Pair()
    {
        Scenario pair = TestMachine.Pair();
        return pair with { Processes = [pair.Processes[0], pair.Processes[1] with { Modules = [ProbeModule.Scenario, IntruderModule.Scenario] }] };
    }
}
