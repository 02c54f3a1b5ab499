using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;
using Subject = Samgr.Emulator.Scenarios.PolicySubject;

namespace Samgr.Emulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task A_running_machine_tells_about_itself()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());
        await machine.CallAsync("beta", ProbeFunction.Call, [TestMachine.Text("alpha"), TestMachine.Number(ProbeFunction.Echo), TestMachine.Text("a")]);
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        IReadOnlyList<ProcessInfo> processes = await machine.Client.ListProcessesAsync(cancellation);
        Assert.Equal(["alpha", "beta"], processes.Select(process => process.Name));
        Assert.Equal([5, 6], processes.Select(process => process.Pid));
        Assert.All(processes, process => Assert.Equal("running", process.State));

        IReadOnlyList<ServiceEntry> services = await machine.Client.ListServicesAsync(cancellation);
        ServiceEntry beta = services.Single(service => service.Service == "beta");
        Assert.Equal((null, 6, "beta"), (beta.Feature, beta.Pid, beta.Process));

        Assert.Empty(await machine.Client.ListClientsAsync(5, cancellation));
        Assert.Contains("machine " + machine.Client.Machine, await machine.Client.DumpAsync(null, cancellation));
        Assert.Contains("process alpha", await machine.Client.DumpAsync("5", cancellation));
        Assert.Contains("beta: running", await machine.Client.DumpAsync("beta", cancellation));
    }

    [Fact]
    public async Task A_call_from_outside_is_made_in_the_name_of_its_user()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        CallResult result = await machine.Client.CallAsync(
            new CallRequest("beta", null, ProbeFunction.WhoAmI, Uid: 42, Returns: ["i32", "i32", "i32"]), TestContext.Current.CancellationToken);

        Assert.Equal("EC_SUCCESS", result.Name);
        Assert.Equal(42, result.Values![2].GetInt32());
        Assert.Equal(32, result.Hex!.Length);
    }

    [Fact]
    public async Task A_call_that_fails_says_why()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        CallResult missing = await machine.CallAsync("nothing", 1, []);
        CallResult unknown = await machine.CallAsync("beta", 99, []);

        Assert.Equal((EC.NoService, -1), (missing.Result, missing.Handle));
        Assert.Contains("samgr list", missing.Reason);
        Assert.Equal(EC.UnknownCode, unknown.Result);
    }

    [Fact]
    public async Task A_user_without_permission_is_told_which_rule_is_missing()
    {
        Scenario pair = TestMachine.Pair();
        using TestMachine machine = await TestMachine.BootAsync(pair with
        {
            Policy = new ScenarioPolicy
            {
                Rules =
                [
                    new PolicyRule { Service = "alpha", Provide = [new Subject { Uid = 7 }] },
                    new PolicyRule { Service = "beta", Provide = [new Subject { Uid = 8 }], Use = [new Subject { From = 40, To = 49 }] },
                ],
            },
        });

        CallResult allowed = await machine.Client.CallAsync(
            new CallRequest("beta", null, ProbeFunction.WhoAmI, Uid: 42), TestContext.Current.CancellationToken);
        CallResult refused = await machine.Client.CallAsync(
            new CallRequest("beta", null, ProbeFunction.WhoAmI, Uid: 50), TestContext.Current.CancellationToken);

        Assert.Equal(EC.Success, allowed.Result);
        Assert.Equal(EC.Permission, refused.Result);
        Assert.Contains("{\"service\":\"beta\",\"use\":[{\"uid\":50}]}", refused.Reason);
    }

    [Theory]
    [InlineData("{\"cmd\":\"dance\"}", "there is no command 'dance'")]
    [InlineData("{\"cmd\":\"kill\",\"pid\":99}", "no process with pid 99")]
    [InlineData("{\"cmd\":\"clients\"}", "cannot be read")]
    [InlineData("{\"cmd\":\"dump\",\"target\":\"nothing\"}", "'nothing'")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[{\"type\":\"i32\",\"value\":\"x\"}]}", "argument 1 is no i32")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[{\"type\":\"x\",\"value\":1}]}", "there is no type 'x'")]
    [InlineData("[]", "cannot be read")]
    public async Task A_bad_request_is_refused_with_the_reason(string request, string reason)
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair());

        ControlException error = await Assert.ThrowsAsync<ControlException>(
            () => machine.Client.SendAsync(System.Text.Json.JsonSerializer.Deserialize<object>(request)!, TestContext.Current.CancellationToken));

        Assert.Contains(reason, error.Message);
    }
}
