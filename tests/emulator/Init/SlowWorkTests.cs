using System.Collections.Concurrent;
using System.Diagnostics;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Testing;
using TestMachine = Samgr.Emulator.Tests.Support.TestMachine;

namespace Samgr.Emulator.Tests.Init;

/// <summary>Init never waits: what takes long is done beside it, and no process holds up the work for others.</summary>
public sealed class SlowWorkTests
{
    [Fact]
    public void Fault_S16_AJobThatHangsHoldsUpItsOwnerOnly()
    {
        using SlowWork work = new(error => Assert.Fail(error.ToString()));
        using ManualResetEventSlim release = new();
        using ManualResetEventSlim isDone = new();
        try
        {
            work.Post(5, () => release.Wait(Patience.LimitMs));
            work.Post(5, () => { });

            work.Post(6, isDone.Set);

            Patience.For(isDone);
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public void Fault_S16_TheJobsOfAnOwnerRunInOrderAndOneAtATime()
    {
        const int Jobs = 500;
        using SlowWork work = new(error => Assert.Fail(error.ToString()));
        using CountdownEvent left = new(2 * Jobs);
        ConcurrentDictionary<int, List<int>> done = new() { [5] = [], [6] = [] };
        for (int i = 0; i < Jobs; i++)
        {
            int job = i;
            foreach (int owner in done.Keys)
            {
                work.Post(owner, () =>
                {
                    done[owner].Add(job);
                    left.Signal();
                });
            }
        }

        Patience.For(left.WaitHandle, "all jobs are done");

        Assert.Equal(Enumerable.Range(0, Jobs), done[5]);
        Assert.Equal(Enumerable.Range(0, Jobs), done[6]);
    }

    [Fact]
    public void Fault_S16_AJobThatThrowsIsToldAndTheNextRuns()
    {
        ConcurrentQueue<string> errors = new();
        using SlowWork work = new(error => errors.Enqueue(error.Message));
        using ManualResetEventSlim isDone = new();

        work.Post(5, () => throw new IOException("the disk is full"));
        work.Post(5, isDone.Set);

        Patience.For(isDone);
        Assert.Equal(["the disk is full"], errors);
    }

    [Fact]
    public void Fault_S16_InitGoesOnAfterAnErrorOfItsOwn()
    {
        ConcurrentQueue<string> errors = new();
        using InitThread init = new(TimeProvider.System, error => errors.Enqueue(error.Message));
        using ManualResetEventSlim isDone = new();

        init.Post(() => throw new InvalidOperationException("no"));
        init.Post(isDone.Set);

        Patience.For(isDone);
        Assert.Equal(["no"], errors);
    }

    [Fact]
    public async Task Fault_S16_InitGoesOnWhileTheOutputOfAnEndedProcessIsHeldOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the stray is started with the means of Linux");
        TestClock clock = new();
        Scenario pair = TestMachine.Pair();
        Scenario scenario = pair with
        {
            Processes =
            [
                pair.Processes[0],
                pair.Processes[1] with { Modules = [ProbeModule.Scenario, TroubleModule.Scenario] },
                TestMachine.Process("gamma", 7, 9) with { After = ["alpha"] },
            ],
        };
        using TestMachine machine = await TestMachine.BootAsync(scenario, options => options with { Time = clock });
        CallResult started = await machine.CallAsync("beta-trouble", TroubleFunction.StartHidden, [], "i32");
        Assert.Equal(EC.Success, started.Result);
        using Process stray = Process.GetProcessById(started.Values![0].GetInt32());
        try
        {
            Assert.True(machine.Machine.Kill(6));
            Assert.True(machine.Machine.Kill(7));

            machine.Log.WaitFor("gamma (pid 7) of uid 9 ended with signal 9");
            Assert.False(machine.Log.Contains("beta (pid 6) of uid 8 ended"));
        }
        finally
        {
            stray.Kill();
        }

        machine.Log.WaitFor("beta (pid 6) of uid 8 ended with signal 9");
    }
}
