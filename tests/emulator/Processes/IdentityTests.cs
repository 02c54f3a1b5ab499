using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class IdentityTests
{
    [Fact]
    public async Task A_server_sees_its_caller_as_the_kernel_knows_it()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        CallResult result = await machine.CallAsync(
            "beta", ProbeFunction.Call, [TestMachine.Text("alpha"), TestMachine.Number(ProbeFunction.WhoAmI), TestMachine.Text("")], "i32", "str");

        Assert.Equal(EC.Success, result.Result);
        byte[] seen = Convert.FromHexString(result.Values![1].GetString()!);
        Assert.Equal(6, BitConverter.ToInt32(seen, 0));
        Assert.Equal(8, BitConverter.ToInt32(seen, 8));
        Assert.Equal(108, BitConverter.ToInt32(seen, 12));
    }
}
