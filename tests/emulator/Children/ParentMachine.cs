using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Children;

/// <summary>A machine with two processes that may have children: alpha (pid 5, uid 7), which hosts samgr, and beta (pid 6, uid 8).</summary>
internal sealed class ParentMachine : IDisposable
{
    internal const string Alpha = "alpha";
    internal const string Beta = "beta";

    private ParentMachine(TestMachine machine)
    {
        Test = machine;
    }

    internal TestMachine Test { get; }

    internal static async Task<ParentMachine> BootAsync(ScenarioChildren? children = null, ScenarioRestart? restart = null, bool osUser = false)
    {
        Scenario scenario = TestMachine.Pair(restart);
        scenario = scenario with
        {
            Children = children ?? scenario.Children,
            OsUser = osUser,
            Processes = [.. scenario.Processes.Select(process => process with { Modules = [ParentModule.Scenario] })],
        };
        return new ParentMachine(await TestMachine.BootAsync(scenario));
    }

    /// <summary>What creating returns, and what the callback is told.</summary>
    internal async Task<(int Code, int Told, string Thread)> CreateAsync(string by, string processName = "child", int isolation = 0)
    {
        CallResult result = await CallAsync(
            by, ParentFunction.Create, [TestMachine.Text(processName), TestMachine.Number(isolation)], "i32", "i32", "str");
        return (Number(result, 0), Number(result, 1), result.Values![2].GetString()!);
    }

    internal async Task<(int Code, int Pid)> StartAsync(string by, string function, string parameters = "", int isolation = 0)
    {
        CallResult result = await CallAsync(
            by, ParentFunction.Start, [TestMachine.Text(function), TestMachine.Text(parameters), TestMachine.Number(isolation)], "i32", "i32");
        return (Number(result, 0), Number(result, 1));
    }

    internal async Task<string> StartAndReadAsync(string by, string function, string parameters, int isolation)
    {
        CallResult result = await CallAsync(
            by,
            ParentFunction.StartAndRead,
            [TestMachine.Text(function), TestMachine.Text(parameters), TestMachine.Number(isolation)],
            "i32",
            "i32",
            "str");
        Assert.Equal(0, Number(result, 0));
        return result.Values![2].GetString()!;
    }

    internal async Task<int> KillAsync(string by, int pid)
        => Number(await CallAsync(by, ParentFunction.Kill, [TestMachine.Number(pid)], "i32"), 0);

    internal async Task<int> WatchAsync(string by, bool isWatched = true)
        => Number(await CallAsync(by, ParentFunction.Watch, [TestMachine.Number(isWatched ? 1 : 0)], "i32"), 0);

    internal async Task<(int Pid, int Signal, int ExitCode, string Thread)> NextExitAsync(string by)
    {
        CallResult result = await CallAsync(by, ParentFunction.NextExit, [], "i32", "i32", "i32", "str");
        return (Number(result, 0), Number(result, 1), Number(result, 2), result.Values![3].GetString()!);
    }

    internal async Task<CallResult> CallAsync(string by, int function, IReadOnlyList<CallArgument> arguments, params string[] returns)
    {
        CallResult result = await Test.CallAsync(by, function, arguments, returns);
        Assert.True(result.Result == EC.Success, $"{result.Name} {result.Reason}; the log:\n{string.Join('\n', Test.Log.Lines)}");
        return result;
    }

    /// <summary>Waits until the process table is as a test wants it.</summary>
    internal async Task WaitForAsync(Func<IReadOnlyList<ProcessInfo>, bool> fits)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check(object? sender, EventArgs arguments)
        {
            if (fits(Test.Machine.Processes))
            {
                reached.TrySetResult();
            }
        }

        Test.Machine.Changed += Check;
        Check(null, EventArgs.Empty);
        await reached.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
    }

    public void Dispose() => Test.Dispose();

    internal static int Number(CallResult result, int index) => result.Values![index].GetInt32();
}
