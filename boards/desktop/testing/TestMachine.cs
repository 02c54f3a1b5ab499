using System.Text.Json;
using LiteIpc;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Testing;

/// <summary>
/// An emulated machine of a test, each process of it a real one. Several run side by side; whatever way a test ends, no
/// process, socket or file is left of it.
/// </summary>
public sealed class TestMachine : IDisposable
{
    private const string Running = "running";
    private const int RetryMs = 10;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("samgr-test-").FullName;
    private readonly TestLog _log = new();
    private readonly Machine _machine;
    private readonly CancellationToken _cancellation;
    private ControlClient? _client;

    private TestMachine(Scenario scenario, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _machine = new Machine(scenario, new MachineOptions { RuntimeDirectory = _folder, Log = _log });
    }

    /// <summary>What the machine has logged.</summary>
    public string Log => _log.Text;

    /// <summary>Boots a machine.</summary>
    /// <param name="scenario">
    /// The path of a scenario file. Its assemblies are taken from beside the test where they are there, so that the test runs
    /// what it was built with.
    /// </param>
    /// <param name="cancellation">Ends every wait of this machine.</param>
    /// <exception cref="TimeoutException">It did not boot; the message holds the log.</exception>
    /// <exception cref="ScenarioException">The scenario cannot be used.</exception>
    /// <exception cref="MachineException">It cannot boot.</exception>
    public static async Task<TestMachine> StartAsync(string scenario, CancellationToken cancellation = default)
    {
        TestMachine machine = new(TestScenario.Load(scenario), cancellation);
        try
        {
            machine._machine.Start();
            machine._client = ControlClient.Find(null, machine._folder);
            await machine.WaitAsync(machine._machine.WaitForBootAsync(cancellation), "the machine has not booted");
            return machine;
        }
        catch
        {
            machine.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Calls a function of a generated service, from outside the machine. Asks again while the service is not there, and while it
    /// says so of one that it needs: while the code is NoService, DeadObject or Commu.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="function">The function: a constant of the generated class, such as <c>TemperatureFunctions.Read</c>.</param>
    /// <param name="returns">The type of its result, such as <c>i32</c> or <c>str</c>; null for none.</param>
    /// <param name="arguments">Its arguments, of the types bool, int, long, double and string, for parameters that cannot be null.</param>
    /// <returns>The result as JSON; undefined for none.</returns>
    /// <exception cref="ServiceException">The service threw it, or the call was refused.</exception>
    /// <exception cref="TimeoutException">The service was not there for 30 seconds; the message holds the log.</exception>
    public async Task<JsonElement> CallAsync(string service, int function, string? returns, params object[] arguments)
    {
        CallRequest request = new(
            service,
            null,
            function,
            [.. arguments.Select(value => new CallArgument(TypeOf(value), JsonSerializer.SerializeToElement(value)))],
            Returns: returns is null ? ["i32"] : ["i32", returns]);
        long end = Environment.TickCount64 + (long)_patience.TotalMilliseconds;
        while (true)
        {
            CallResult reply = await _client!.CallAsync(request, _cancellation);
            int code = reply.Result == EC.Success ? reply.Values![0].GetInt32() : reply.Result;
            if (code == EC.Success)
            {
                return returns is null ? default : reply.Values![1];
            }

            if (!IsNotThere(code))
            {
                throw new ServiceException(code, reply.Result == EC.Success ? GeneratedReply.Message(reply) : reply.Reason ?? reply.Name);
            }

            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"{service} still answers {EC.NameOf(code)}:\n{Log}");
            }

            await Task.Delay(RetryMs, _cancellation);
        }
    }

    /// <summary>Kills a process, as SIGKILL does, and waits until its restart rule has brought it up again.</summary>
    /// <param name="process">Its name in the scenario.</param>
    /// <exception cref="ArgumentException">No process of that name runs.</exception>
    /// <exception cref="TimeoutException">It did not come up again within 30 seconds; the message holds the log.</exception>
    public async Task KillAsync(string process)
    {
        ProcessInfo victim = Find(process) is { State: Running } found
            ? found
            : throw new ArgumentException($"no process '{process}' runs; there are {string.Join(", ", _machine.Processes.Select(one => one.Name))}");
        TaskCompletionSource restarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler look = (_, _) =>
        {
            if (Find(process) is { State: Running } now && now.Restarts > victim.Restarts)
            {
                restarted.TrySetResult();
            }
        };
        _machine.Changed += look;
        try
        {
            _machine.Kill(victim.Pid);
            await WaitAsync(restarted.Task, $"{process} has not come up again");
        }
        finally
        {
            _machine.Changed -= look;
        }
    }

    /// <summary>Waits until a line of the log contains a text; one that is there already counts.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="TimeoutException">There was none for 30 seconds; the message holds the log.</exception>
    public Task WaitForLogAsync(string text) => WaitAsync(_log.WaitForAsync(text), $"no line of the log contains '{text}'");

    /// <summary>Ends the machine and every process of it.</summary>
    public void Dispose()
    {
        _client?.Dispose();
        _machine.Dispose();
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ProcessInfo? Find(string process) => _machine.Processes.FirstOrDefault(one => one.Name == process);

    private async Task WaitAsync(Task task, string problem)
    {
        try
        {
            await task.WaitAsync(_patience, _cancellation);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{problem}:\n{Log}");
        }
    }

    private static bool IsNotThere(int code) => code is EC.NoService or EC.DeadObject or EC.Commu;

    private static string TypeOf(object value) => value switch
    {
        bool => "bool",
        int => "i32",
        long => "i64",
        double => "f64",
        string => "str",
        _ => throw new ArgumentException($"an argument cannot be a {value.GetType().Name}; give a bool, int, long, double or string"),
    };
}
