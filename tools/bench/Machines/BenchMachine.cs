using System.Text.Json;
using LiteIpc;
using Samgr.Bench.Measuring;
using Samgr.Bench.Native;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Bench.Machines;

/// <summary>A machine of two processes, one that calls and one that is called, with 100 services in all.</summary>
internal sealed class BenchMachine : IDisposable
{
    private const int CallerPid = 5;
    private const int EchoPid = 6;
    private const int PatienceMs = 30_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("sb-").FullName;
    private readonly Scenario _scenario = Describe();
    private readonly Machine _machine;
    private ControlClient? _client;

    /// <summary>Makes a machine. Nothing runs before <see cref="Boot"/>.</summary>
    internal BenchMachine(Transport transport)
    {
        _machine = new Machine(_scenario, new MachineOptions { Transport = transport, RuntimeDirectory = _folder });
    }

    /// <summary>The processes that it consists of, this one as the kernel's among them.</summary>
    internal IReadOnlyList<int> ProcessIds => [Environment.ProcessId, SystemId(CallerPid), SystemId(EchoPid)];

    private ControlClient Control => _client!;

    /// <summary>Starts it, and waits until its services have been registered.</summary>
    internal void Boot()
    {
        _machine.Start();
        if (!_machine.WaitForBootAsync().Wait(PatienceMs))
        {
            throw new MachineException("the machine of the measurements did not boot: " + string.Join(", ", _machine.Missing));
        }

        _client = ControlClient.Find(_scenario.Name, _folder);
        WaitFor(EchoModule.Echo);
        WaitFor(CallerModule.Caller);
    }

    /// <summary>Puts the caller on the processors of the first side and the echo on those of the second.</summary>
    internal void Place(Placement placement)
    {
        Affinity.PinProcess(Environment.ProcessId, placement.Others);
        Affinity.PinProcess(SystemId(CallerPid), placement.First);
        Affinity.PinProcess(SystemId(EchoPid), placement.Second);
    }

    /// <summary>Has the caller time itself.</summary>
    internal Sample Time(CallWork work, TimeSpan budget)
    {
        IReadOnlyList<JsonElement> values = Call(
            CallerModule.Caller, BenchFunction.Time, ["f64", "f64"], (int)work, (int)Math.Ceiling(budget.TotalMilliseconds));
        return new Sample(values[0].GetDouble(), values[1].GetDouble());
    }

    /// <summary>Bytes that a call allocates in the process of the caller, and in that of the echo.</summary>
    internal (double Here, double There) Allocate(CallWork work, int calls)
    {
        IReadOnlyList<JsonElement> values = Call(CallerModule.Caller, BenchFunction.Allocate, ["f64", "f64"], (int)work, calls);
        return (values[0].GetDouble(), values[1].GetDouble());
    }

    /// <summary>Kills the echo while it has a call of the caller's, and waits until it is there again.</summary>
    /// <returns>When it was killed and when the caller had its answer, in ticks of the stopwatch.</returns>
    internal (long Killed, long Answered) KillInMidCall()
    {
        Task<CallResult> call = CallAsync(CallerModule.Caller, BenchFunction.CallBlock, ["i32", "i64"], []);
        using ControlClient watcher = ControlClient.Find(Control.Machine, _folder);
        Poll(watcher, EchoModule.Watch, BenchFunction.IsBlocked, values => values[0].GetBoolean(), "the call arrives");
        long killed = System.Diagnostics.Stopwatch.GetTimestamp();
        _machine.Kill(EchoPid);
        IReadOnlyList<JsonElement> answer = Values(call.GetAwaiter().GetResult());
        if (answer[0].GetInt32() != EC.DeadObject)
        {
            throw new MachineException($"the caller of a killed process was told {EC.NameOf(answer[0].GetInt32())}");
        }

        Poll(watcher, EchoModule.Watch, BenchFunction.IsBlocked, values => !values[0].GetBoolean(), "the killed process is back");
        return (killed, answer[1].GetInt64());
    }

    public void Dispose()
    {
        _machine.Dispose();
        _client?.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }

    private static Scenario Describe() => new()
    {
        Name = "bench-" + Guid.NewGuid().ToString("N")[..8],
        Processes =
        [
            new ScenarioProcess { Name = "caller", Pid = CallerPid, Uid = 7, Samgr = true, Modules = [Module<CallerModule>(), Module<IdleModule>()] },
            new ScenarioProcess
            {
                Name = "echo",
                Pid = EchoPid,
                Uid = 8,
                Modules = [Module<EchoModule>(), Module<IdleModule>()],
                After = ["caller"],
                Restart = new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = 1 },
            },
        ],
        Limits = new Dictionary<string, int> { ["messageRate"] = 0, ["poolSize"] = IpcLimits.MaxPoolSize, ["slowMessageMs"] = PatienceMs },
    };

    private static ScenarioModule Module<T>() => new(typeof(T).Assembly.GetName().Name!, typeof(T).FullName!);

    private int SystemId(int pid) => _machine.Processes.Single(process => process.Pid == pid).OsPid
        ?? throw new MachineException("a process of the measurements has ended");

    private void WaitFor(string service)
        => SpinWait.SpinUntil(() => Control.ListServicesAsync().GetAwaiter().GetResult().Any(entry => entry.Service == service), PatienceMs);

    private IReadOnlyList<JsonElement> Call(string service, int function, string[] returns, params int[] arguments)
        => Values(CallAsync(service, function, returns, arguments).GetAwaiter().GetResult());

    private Task<CallResult> CallAsync(string service, int function, string[] returns, int[] arguments)
        => Control.CallAsync(new CallRequest(
            service,
            null,
            function,
            [.. arguments.Select(argument => new CallArgument("i32", JsonSerializer.SerializeToElement(argument)))],
            Returns: returns,
            TimeoutMs: PatienceMs,
            Signature: IpcIo.AnySignature));

    private static IReadOnlyList<JsonElement> Values(CallResult result)
        => result.Result == EC.Success ? result.Values! : throw new MachineException($"a measurement failed: {result.Name}, {result.Reason}");

    private static void Poll(ControlClient client, string service, int function, Func<IReadOnlyList<JsonElement>, bool> condition, string what)
    {
        CallRequest request = new(service, null, function, Returns: ["bool"], TimeoutMs: PatienceMs);
        bool isMet = SpinWait.SpinUntil(
            () => client.CallAsync(request).GetAwaiter().GetResult() is { Result: EC.Success, Values: [_] values } && condition(values),
            PatienceMs);
        if (!isMet)
        {
            throw new MachineException("waited in vain until " + what);
        }
    }
}
