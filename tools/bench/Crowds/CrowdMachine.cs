using System.Text.Json;
using LiteIpc;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Bench.Crowds;

/// <summary>A machine of many processes: servers, the first of which hosts samgr, and clients that call them.</summary>
internal sealed class CrowdMachine : IDisposable
{
    private const int FirstPid = 5;
    private const int PatienceMs = 600_000;
    private const int PollMs = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("sb-").FullName;
    private readonly CrowdSize _size;
    private readonly Scenario _scenario;
    private readonly Machine _machine;
    private ControlClient? _client;

    internal CrowdMachine(CrowdSize size, Transport transport)
    {
        _size = size;
        _scenario = Describe(size);
        _machine = new Machine(_scenario, new MachineOptions { Transport = transport, RuntimeDirectory = _folder });
    }

    /// <summary>Starts every process, and waits until all are up.</summary>
    internal void Boot()
    {
        _machine.Start();
        try
        {
            _machine.WaitForBootAsync().WaitAsync(TimeSpan.FromMilliseconds(PatienceMs)).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            throw new MachineException("the crowd did not boot: " + string.Join(", ", _machine.Missing));
        }

        _client = ControlClient.Find(_scenario.Name, _folder);
    }

    /// <summary>Has a client begin with its calls.</summary>
    internal void Begin(int client)
    {
        int result = Until(client, CrowdFunction.Begin, [], EC.NoService, _size.Processes, _size.Services, _size.CallsOf(client)).Result;
        if (result != EC.Success)
        {
            throw new MachineException($"client {client} does not begin: {EC.NameOf(result)}");
        }
    }

    /// <summary>Waits until a client has made its calls.</summary>
    internal CrowdResult End(int client)
    {
        CallResult result = Until(client, CrowdFunction.End, ["i32", "i32", "i32", "f64"], EC.Timeout);
        return result is { Result: EC.Success, Values: [JsonElement right, JsonElement wrong, JsonElement refused, JsonElement slowest] }
            ? new CrowdResult(right.GetInt32(), wrong.GetInt32(), refused.GetInt32(), slowest.GetDouble())
            : throw new MachineException($"client {client} does not end: {result.Name}, {result.Reason}");
    }

    /// <summary>Stops every process.</summary>
    internal void Stop()
    {
        _machine.Stop();
        if (!_machine.Stopped.Wait(PatienceMs))
        {
            throw new MachineException("the crowd does not stop");
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _machine.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }

    private static Scenario Describe(CrowdSize size)
    {
        string first = CrowdNames.Process(size.Services, 0);
        IEnumerable<ScenarioProcess> servers = Enumerable.Range(0, size.Processes)
            .Select(i => Process(CrowdNames.Process(size.Services, i), FirstPid + i, typeof(CrowdServerModule)) with { Samgr = i == 0, After = i == 0 ? [] : [first] });
        IEnumerable<ScenarioProcess> clients = Enumerable.Range(0, size.Clients)
            .Select(i => Process(CrowdNames.Client(i), FirstPid + size.Processes + i, typeof(CrowdClientModule)) with { After = [first] });
        int services = (size.Processes * size.Services) + size.Clients;
        return new()
        {
            Name = "crowd-" + Guid.NewGuid().ToString("N")[..8],
            Processes = [.. servers, .. clients],
            Limits = new Dictionary<string, int>
            {
                ["messageRate"] = 0,
                ["maxAbilities"] = 4 * services,
                ["slowMessageMs"] = PatienceMs,
            },
        };
    }

    private static ScenarioProcess Process(string name, int pid, Type module) => new()
    {
        Name = name,
        Pid = pid,
        Uid = pid,
        Modules = [new ScenarioModule(module.Assembly.GetName().Name!, module.FullName!)],
        Restart = new ScenarioRestart { Rule = RestartRule.Never },
    };

    private CallResult Until(int client, int function, string[] returns, int again, params int[] arguments)
    {
        CallRequest request = new(
            CrowdNames.Client(client),
            null,
            function,
            [.. arguments.Select(argument => new CallArgument("i32", JsonSerializer.SerializeToElement(argument)))],
            Returns: returns,
            TimeoutMs: PatienceMs,
            Signature: IpcIo.AnySignature);
        long end = Environment.TickCount64 + PatienceMs;
        CallResult result = _client!.CallAsync(request).GetAwaiter().GetResult();
        while (result.Result == again && Environment.TickCount64 < end)
        {
            Thread.Sleep(PollMs);
            result = _client.CallAsync(request).GetAwaiter().GetResult();
        }

        return result;
    }
}
