using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;
using Samgr.Tests;

namespace Samgr.Emulator.Tests.Waits;

/// <summary>Calls between processes that wait for each other.</summary>
public sealed class DeadlockTests : IAsyncLifetime
{
    private const int EndlessMs = 10 * 60 * 1000;

    private TestMachine _machine = null!;

    public async ValueTask InitializeAsync() => _machine = await TestMachine.BootAsync(new Scenario
    {
        Name = "waits-" + Guid.NewGuid().ToString("N")[..8],
        Limits = new Dictionary<string, int> { ["callTimeoutMs"] = EndlessMs },
        Processes =
        [
            TestMachine.Process("ping", 5, 5) with { Samgr = true, Modules = [RelayModule.Scenario] },
            TestMachine.Process("pong", 6, 6) with { After = ["ping"], Modules = [RelayModule.Scenario] },
            TestMachine.Process("third", 7, 7) with { After = ["ping"], Modules = [RelayModule.Scenario] },
            TestMachine.Process("liar", 8, 8) with { After = ["ping"], Modules = [LiarModule.Scenario] },
        ],
    });

    public ValueTask DisposeAsync()
    {
        _machine?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("pong,ping", "ping: EC_DEADLOCK: deadlock: ping (pid 5) waits for pong (pid 6), which waits for this call of Run")]
    [InlineData(
        "pong,third,ping",
        "ping: EC_DEADLOCK: deadlock: ping (pid 5) waits for pong (pid 6), which waits for third (pid 7), which waits for this call of Run")]
    [InlineData("ping2,ping", "ping: EC_DEADLOCK: deadlock: ping waits for ping2, which waits for this call of Run")]
    [InlineData(
        "ping2,pong,ping",
        "ping: EC_DEADLOCK: deadlock: ping (pid 5) waits for ping2 (pid 5), which waits for pong (pid 6), which waits for this call of Run")]
    [InlineData(
        "pong,ping2,ping",
        "ping: EC_DEADLOCK: deadlock: ping (pid 5) waits for pong (pid 6), which waits for ping2 (pid 5), which waits for this call of Run")]
    [InlineData("pong,third,third", "")]
    [InlineData("pong,third,ping2,pong2,third2", "")]
    [InlineData("pong,ping2," + Relay.Rest, "")]
    public async Task Fault_F9_TheCallThatClosesACycleIsToldAndNoOther(string path, string expected)
    {
        string told = await RunAsync(path);

        // Within one process either that process or the machine notices first; the machine says the pids.
        Assert.Equal(expected, expected.Contains("(pid", StringComparison.Ordinal) ? told : told.Replace(" (pid 5)", string.Empty, StringComparison.Ordinal));

        // And the services go on.
        Assert.Equal(string.Empty, await RunAsync("pong,third"));
    }

    [Fact]
    public async Task Fault_F9_ATimeOutSaysWhoDidNotAnswerAndWhomItWaitsForAndTheDumpSaysSoToo()
    {
        const string Reason = "ping (pid 5) has not answered function 1 within 2000 ms; it waits for pong (pid 6) itself";
        CallResult? late = null;

        // A process that is slow to say whom it waits for is not waited for.
        await Patience.UntilAsync(
            async () => (late = await CallAsync("pong," + Relay.Pause, 2000)).Reason == Reason, () => $"the reason says so, and not '{late?.Reason}'", Cancellation);
        Assert.Equal(EC.Timeout, late!.Result);
        Assert.Contains("  ping (pid 5) waits for pong (pid 6), function 1, since ", await _machine.Client.DumpAsync(null, Cancellation));
        Assert.Contains("  ping waits for pong, function 1, since ", await _machine.Client.DumpAsync("5", Cancellation));
    }

    [Fact]
    public async Task Fault_F9_AProcessThatLiesAboutItsWaitsMakesNoCallOfAnotherFail()
    {
        // It claims to wait, through each channel and the kernel, for calls of any number.
        for (int channel = -1; channel < 4; channel++)
        {
            Assert.Equal(string.Empty, await RunAsync("liar," + channel));
        }

        Assert.Equal(string.Empty, await RunAsync("pong,liar,0"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<string> RunAsync(string path)
    {
        CallResult result = await CallAsync(path, EndlessMs);
        Assert.Equal(EC.Success, result.Result);
        return result.Values![1].GetString()!;
    }

    private Task<CallResult> CallAsync(string path, int timeoutMs) => _machine.Client.CallAsync(
        new CallRequest("ping", null, Relay.Function, [Testing.TestMachine.Text(path)], Returns: ["i32", "str"], TimeoutMs: timeoutMs, Signature: IpcIo.AnySignature), Cancellation);
}
