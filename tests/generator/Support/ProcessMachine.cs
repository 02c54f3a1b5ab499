using System.Text.Json;
using LiteIpc;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Generator.Tests.Support;

/// <summary>A machine of real operating-system processes.</summary>
internal sealed class ProcessMachine : IDisposable
{
    private const int PatienceMs = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-gen-").FullName;
    private readonly Machine _machine;
    private readonly string _name;

    private ProcessMachine(Scenario scenario, Transport transport)
    {
        _name = scenario.Name;
        _machine = new Machine(scenario, new MachineOptions { RuntimeDirectory = _folder, Transport = transport });
    }

    public static ScenarioModule Module<T>() => new(typeof(T).Assembly.GetName().Name!, typeof(T).FullName!);

    public static ScenarioProcess Process(string name, int pid, params ScenarioModule[] modules) => new()
    {
        Name = name,
        Pid = pid,
        Uid = pid,
        Gid = pid,
        Modules = modules,
        Restart = new ScenarioRestart { Rule = RestartRule.Never },
    };

    public static Task<ProcessMachine> BootAsync(params ScenarioProcess[] processes) => BootAsync(Transports.Default, processes);

    public static async Task<ProcessMachine> BootAsync(Transport transport, params ScenarioProcess[] processes)
    {
        Scenario scenario = new()
        {
            Name = "generated-" + Guid.NewGuid().ToString("N")[..8],
            Limits = new Dictionary<string, int> { ["messageRate"] = 0 },
            Processes = processes,
        };
        ProcessMachine machine = new(scenario, transport);
        try
        {
            machine._machine.Start();
            await machine._machine.WaitForBootAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(PatienceMs), TestContext.Current.CancellationToken);
            return machine;
        }
        catch
        {
            machine.Dispose();
            throw;
        }
    }

    public void Kill(int pid) => Assert.True(_machine.Kill(pid));

    /// <summary>Calls until the service, and those it calls, are there.</summary>
    public async Task<CallResult> CallAsync(string service, int function, string[] returns, params object[] arguments)
    {
        long end = Environment.TickCount64 + PatienceMs;
        while (true)
        {
            CallResult result = await TryCallAsync(service, function, returns, arguments);
            bool isThere = result.Result == EC.Success
                && (returns[0] != "i32" || result.Values![0].GetInt32() == 0)
                && (returns[0] != "str" || !result.Values![0].GetString()!.StartsWith("there is no ", StringComparison.Ordinal));
            if (isThere)
            {
                return result;
            }

            Assert.True(Environment.TickCount64 < end, $"{service} does not answer: {result.Name} {result.Reason} {result.Hex}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Calls once. Several calls may be under way.</summary>
    public async Task<CallResult> TryCallAsync(string service, int function, string[] returns, params object[] arguments)
    {
        using ControlClient client = ControlClient.Find(_name, _folder);
        return await client.CallAsync(
            new CallRequest(
                service,
                null,
                function,
                [.. arguments.Select(value => new CallArgument(value is string ? "str" : "i32", JsonSerializer.SerializeToElement(value)))],
                Returns: returns,
                TimeoutMs: PatienceMs,
                Signature: IpcIo.AnySignature),
            TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _machine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
