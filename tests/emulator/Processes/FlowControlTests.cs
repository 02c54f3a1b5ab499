using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class FlowControlTests
{
    private const int Burst = 1500;

    [Fact]
    public async Task A_process_that_floods_is_throttled_and_the_others_keep_their_service()
    {
        Scenario pair = TestMachine.Pair();
        using TestMachine machine = await TestMachine.BootAsync(pair with
        {
            Processes = [.. pair.Processes, TestMachine.Process("gamma", 7, 9) with { After = ["alpha"] }],
        });
        await CallFromGammaAsync(machine);

        CallResult storm = await machine.CallAsync("alpha", ProbeFunction.Storm, [TestMachine.Text("beta"), TestMachine.Number(8)], "i32", "i32");
        CallResult other = await CallFromGammaAsync(machine);

        Assert.Equal(EC.FlowCtrl, storm.Values![0].GetInt32());
        Assert.InRange(storm.Values[1].GetInt32(), Burst, int.MaxValue);
        Assert.Equal(EC.Success, other.Values![0].GetInt32());
        machine.Log.WaitFor(line => line.Contains("flow control: pid 5 calls more than 1000 times a second", StringComparison.Ordinal));
    }

    private static Task<CallResult> CallFromGammaAsync(TestMachine machine) => machine.CallAsync(
        "gamma", ProbeFunction.Call, [TestMachine.Text("beta"), TestMachine.Number(ProbeFunction.Echo), TestMachine.Text("fine")], "i32", "str");
}
