using LiteIpc;

namespace Samgr.Tests;

/// <summary>Calls that wait for each other, and those that only look so.</summary>
public sealed class DeadlockTests : IDisposable
{
    private const int ManagerPid = 5;
    private const int PingPid = 6;
    private const int PongPid = 7;
    private const int ThirdPid = 8;

    /// <summary>No test waits for it: what ends these calls is that the cycle is found.</summary>
    private const int EndlessMs = 10 * 60 * 1000;

    private readonly TestSystem _system = new();
    private readonly Dictionary<int, SamgrLite> _processes = [];
    private readonly SamgrLite _main;

    public DeadlockTests()
    {
        _main = _system.StartManager(ManagerPid, configure: options => options.CallTimeoutMs = EndlessMs);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F9_TwoServicesThatCallEachOtherAreToldSo()
    {
        Start(PingPid, "ping");
        Start(PongPid, "pong");
        Assert.Equal(
            "ping: EC_DEADLOCK: deadlock: ping (pid 6) waits for pong (pid 7), which waits for this call of Run",
            Call("ping,pong,ping"));
        Assert.Equal(string.Empty, Call("pong,ping"));
    }

    [Fact]
    public void Fault_F9_ACycleOfThreeIsNamed()
    {
        Start(PingPid, "ping");
        Start(PongPid, "pong");
        Start(ThirdPid, "third");
        Assert.Equal(
            "ping: EC_DEADLOCK: deadlock: ping (pid 6) waits for pong (pid 7), which waits for third (pid 8), which waits for this call of Run",
            Call("ping,pong,third,ping"));
    }

    [Fact]
    public void Fault_F9_OnlyTheCallThatClosedTheCycleIsRefused()
    {
        var ping = Start(PingPid, "ping");
        var pong = Start(PongPid, "pong");
        string first = "?", second = "?";
        var threads = new[]
        {
            Wait.Start(() => first = Call("ping," + Relay.Pause + ",pong")),
            Wait.Start(() => second = Call("pong," + Relay.Pause + ",ping")),
        };
        AwaitPause(ping);
        AwaitPause(pong);
        ping.Go();
        pong.Go();
        Array.ForEach(threads, Wait.For);
        Assert.Single(new[] { first, second }, result => result.Contains("EC_DEADLOCK", StringComparison.Ordinal));
        Assert.Single(new[] { first, second }, string.Empty);
    }

    [Fact]
    public void Fault_F9_TwoServicesOfOneProcessAreToldSo()
    {
        Start(PingPid, "ping", "pong");
        Assert.Equal("ping: EC_DEADLOCK: deadlock: ping waits for pong, which waits for this call of Run", Call("ping,pong,ping"));
    }

    [Fact]
    public void Fault_F9_ACycleThroughAServiceOfTheOwnProcessIsFound()
    {
        Start(PingPid, "ping", "other");
        Start(PongPid, "pong");
        Assert.Contains("ping: EC_DEADLOCK: deadlock: ping", Call("ping,other,pong,ping"), StringComparison.Ordinal);
        Assert.Contains("ping: EC_DEADLOCK: deadlock: ping", Call("ping,pong,other,ping"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F9_ServicesOfOneTaskHoldEachOtherUp()
    {
        _system.StartProcess(PingPid, install: samgr => Array.ForEach(["ping", "other"], name => Relay.Install(samgr, name, TaskType.Shared)), configure: Patiently);
        Start(PongPid, "pong");
        Find("ping");
        Find("pong");
        Assert.Contains("other: EC_DEADLOCK: deadlock: other (pid 6) waits for pong (pid 7)", Call("ping,pong,other"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F9_ServicesWithTasksOfTheirOwnDoNot()
    {
        Start(PingPid, "ping", "other");
        Start(PongPid, "pong");
        Assert.Equal(string.Empty, Call("ping,pong,other"));
    }

    [Fact]
    public void Fault_F9_AServiceThatCallsItselfOnItsThreadIsServedThere()
    {
        Start(PingPid, "ping");
        Assert.Equal(string.Empty, Call("ping,ping"));
    }

    [Fact]
    public void Fault_F9_AServiceThatCallsItselfWhereItsCallWasReceivedIsServedThere()
    {
        _processes[PingPid] = _system.StartProcess(
            PingPid, configure: Patiently, install: samgr => Relay.Install(samgr, "ping"), door: driver => new ReceivedHere(driver));
        Find("ping");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(string.Empty, Call("ping,ping"));
        }
    }

    [Fact]
    public void Fault_F9_AServiceThatCallsItselfThroughTheKernelIsToldSo()
    {
        var code = EC.Success;
        var reason = string.Empty;
        SamgrLite? samgr = null;
        samgr = _system.StartProcess(PingPid, configure: Patiently, install: created => created.Add(
            new TestService("ping", TestService.Single()),
            new TestApi((function, _, _) =>
            {
                if (function == 0)
                {
                    code = samgr!.Ipc!.Transact(samgr.QueryIdentity("ping", null), 1, null, out IpcMessage? reply);
                    reason = IpcFailure.ReasonOf(reply);
                    samgr.Ipc.Free(reply);
                }

                return EC.Success;
            })));
        Assert.Equal(EC.Success, _main.Find("ping").Call());
        Assert.Equal((EC.Deadlock, "deadlock: ping (pid 6) waits for this call of function 1"), (code, reason));
    }

    [Fact]
    public void Fault_F9_ACallerOutsideOfTheCycleIsAnsweredOnceItIsBroken()
    {
        Start(PingPid, "ping");
        var pong = Start(PongPid, "pong");
        string outside = "?", inside = "?";
        var closing = Wait.Start(() => inside = Call("ping,pong," + Relay.Pause + ",ping"));
        AwaitPause(pong);
        var waiting = Wait.Start(() => outside = Call("ping"));
        pong.Go();
        Wait.For(closing);
        Wait.For(waiting);
        Assert.Contains("EC_DEADLOCK", inside, StringComparison.Ordinal);
        Assert.Equal(string.Empty, outside);
    }

    [Fact]
    public void Fault_F9_ATimeOutSaysWhoDidNotAnswerWhatAndWhomItWaitsFor()
    {
        Start(PingPid, "ping");
        var pong = Start(PongPid, "pong");
        var impatient = _system.StartProcess(ThirdPid, configure: options => options.CallTimeoutMs = 1000);
        var held = Wait.Start(() => Call("ping,pong," + Relay.Pause));
        AwaitPause(pong);
        Wait.Until(() => _main.Dump().Contains("waits for ping (pid 6), function 1, since ", StringComparison.Ordinal));
        Wait.Until(() => RelayProxy.Find(impatient, "ping") != null);
        Assert.Equal(
            "ping: EC_TIMEOUT: ping (pid 6) has not answered Run within 1000 ms; it waits for pong (pid 7) itself",
            Relay.Call(impatient, "ping"));
        pong.Go();
        Wait.For(held);
    }

    [Fact]
    public void Fault_F9_TheDumpSaysWhoWaitsForWhomSinceWhen()
    {
        Start(PingPid, "ping");
        var pong = Start(PongPid, "pong");
        var held = Wait.Start(() => Call("ping,pong," + Relay.Pause));
        AwaitPause(pong);
        SamgrLite process = _processes[PingPid];
        Wait.Until(() => process.Dump().Contains("  ping waits for pong (pid 7), function 1, since ", StringComparison.Ordinal));
        pong.Go();
        Wait.For(held);
        Assert.DoesNotContain("waits:", process.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F9_CallsThatEndAreNeverToldDeadlock()
    {
        const int Services = 8;
        for (var i = 0; i < Services / 2; i++)
        {
            Start(20 + i, "s" + i, "s" + ((Services / 2) + i));
        }

        var results = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Wait.ForAll(8, number =>
        {
            var random = new Random(number);
            for (var i = 0; i < 12; i++)
            {
                // Upwards only, so that every call ends, and slowly, so that the others queue up behind it.
                var path = Enumerable.Range(0, Services).Where(_ => random.Next(2) == 0).Select(service => "s" + service).DefaultIfEmpty("s0");
                results.Enqueue(Call(string.Join(',', path) + "," + Relay.Rest));
            }
        });
        Assert.All(results, result => Assert.Equal(string.Empty, result));
    }

    private static void Patiently(SamgrOptions options)
    {
        options.CallTimeoutMs = EndlessMs;
        options.MessageRate = 0;
    }

    private Relay Start(int pid, params string[] names)
    {
        Relay? first = null;
        _processes[pid] = _system.StartProcess(pid, configure: Patiently, install: samgr =>
        {
            foreach (string name in names)
            {
                Relay relay = Relay.Install(samgr, name);
                first ??= relay;
            }

        });
        Array.ForEach(names, Find);
        return first!;
    }

    private static void AwaitPause(Relay relay) => Assert.True(relay.WaitUntilPaused(Patience.LimitMs), "a call pauses");

    private void Find(string name) => Wait.Until(() => _main.QueryIdentity(name, null).IsValid, name + " is there");

    private string Call(string path) => Relay.Call(_main, path);
}
