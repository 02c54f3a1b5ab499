using System.Globalization;
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
public partial class TestMachine : IDisposable
{
    private const string Running = "running";

    private static readonly JsonSerializerOptions _snapshots = new(JsonSerializerDefaults.Web) { IncludeFields = true };

    private readonly CancellationToken _cancellation;

    /// <summary>Makes a machine that has not been started.</summary>
    /// <param name="scenario">Its processes.</param>
    /// <param name="change">Changes its options; the runtime directory, log and trace are this object's.</param>
    /// <param name="cancellation">Ends every wait of this machine.</param>
    public TestMachine(Scenario scenario, Func<MachineOptions, MachineOptions>? change = null, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        MachineOptions options = new() { RuntimeDirectory = Folder, Log = Log, Trace = Trace, LogLevel = LogLevel.Debug };
        try
        {
            Machine = new Machine(scenario, change == null ? options : change(options));
        }
        catch
        {
            Directory.Delete(Folder, recursive: true);
            throw;
        }
    }

    /// <summary>The runtime directory of the machine, which no other one has.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("samgr-test-").FullName;

    /// <summary>The machine.</summary>
    public Machine Machine { get; }

    /// <summary>The line to the machine as the command line has one; null before the start.</summary>
    public ControlClient Client { get; private set; } = null!;

    /// <summary>The log of the machine.</summary>
    public TestLog Log { get; } = new();

    /// <summary>The trace of the calls and events between its processes: one JSON object a line.</summary>
    public TestLog Trace { get; } = new();

    /// <summary>Boots a machine.</summary>
    /// <param name="scenario">
    /// The path of a scenario file. Its assemblies are taken from beside the test where they are there, so that the test runs
    /// what it was built with.
    /// </param>
    /// <param name="cancellation">Ends every wait of this machine.</param>
    /// <exception cref="TimeoutException">It did not boot; the message holds the log.</exception>
    /// <exception cref="ScenarioException">The scenario cannot be used.</exception>
    /// <exception cref="MachineException">It cannot boot.</exception>
    public static Task<TestMachine> StartAsync(string scenario, CancellationToken cancellation = default)
        => StartAsync(TestScenario.Load(scenario), null, cancellation);

    /// <summary>Boots a machine.</summary>
    /// <param name="scenario">Its processes.</param>
    /// <param name="change">Changes its options; the runtime directory, log and trace are this object's.</param>
    /// <param name="cancellation">Ends every wait of this machine.</param>
    /// <exception cref="TimeoutException">It did not boot; the message holds the log.</exception>
    /// <exception cref="MachineException">It cannot boot.</exception>
    public static async Task<TestMachine> StartAsync(
        Scenario scenario, Func<MachineOptions, MachineOptions>? change = null, CancellationToken cancellation = default)
    {
        TestMachine machine = new(scenario, change, cancellation);
        try
        {
            await machine.BootAsync().ConfigureAwait(false);
            return machine;
        }
        catch
        {
            machine.Dispose();
            throw;
        }
    }

    /// <summary>Starts the machine and waits until it has booted.</summary>
    /// <exception cref="TimeoutException">It did not boot; the message holds the log.</exception>
    /// <exception cref="MachineException">It cannot boot.</exception>
    public async Task BootAsync()
    {
        Machine.Start();
        Client = ControlClient.Find(null, Folder);
        await WaitAsync(Machine.WaitForBootAsync(_cancellation), "for the machine to boot").ConfigureAwait(false);
    }

    /// <summary>
    /// Calls a function of a generated service, from outside the machine. Asks again while the service is not there, and while it
    /// says so of one that it needs: while the code is NoService, DeadObject or Commu. The test answers for number, types and
    /// arguments of the function itself: the call carries <see cref="IpcIo.AnySignature"/>.
    /// </summary>
    /// <param name="service">The service, or SERVICE/FEATURE.</param>
    /// <param name="function">The function: a constant of the generated class, such as <c>TemperatureFunctions.Read</c>.</param>
    /// <param name="returns">The type of its result, such as <c>i32</c> or <c>str</c>; null for none.</param>
    /// <param name="arguments">Its arguments, of the types bool, int, long, double and string, for parameters that cannot be null.</param>
    /// <returns>The result as JSON; undefined for none.</returns>
    /// <exception cref="ServiceException">The service threw it, or the call was refused.</exception>
    /// <exception cref="TimeoutException">The service was not there in time; the message holds the log.</exception>
    /// <exception cref="ArgumentException">The type of the result is empty, or an argument has another type.</exception>
    public async Task<JsonElement> CallAsync(string service, int function, string? returns, params object[] arguments)
    {
        if (returns is { Length: 0 })
        {
            throw new ArgumentException("\"\" is no type of a result; give null for a function that returns nothing", nameof(returns));
        }

        string[] name = service.Split('/', 2);
        CallRequest request = new(
            name[0],
            name.ElementAtOrDefault(1),
            function,
            [.. arguments.Select(value => new CallArgument(TypeOf(value), JsonSerializer.SerializeToElement(value)))],
            Returns: returns is null ? ["i32"] : ["i32", returns],
            Signature: IpcIo.AnySignature);
        JsonElement result = default;
        int code = EC.NoService;
        await Patience.UntilAsync(
            async () =>
            {
                CallResult reply = await Client.CallAsync(request, _cancellation).ConfigureAwait(false);
                code = reply.Result == EC.Success ? reply.Values![0].GetInt32() : reply.Result;
                if (code != EC.Success && !IsNotThere(code))
                {
                    throw new ServiceException(code, reply.Result == EC.Success ? GeneratedReply.Message(reply) : reply.Reason ?? reply.Name);
                }

                result = code == EC.Success && returns != null ? reply.Values![1] : default;
                return code == EC.Success;
            },
            () => $"{service} answers; it still gives {EC.NameOf(code)}:\n{Log.Text}",
            _cancellation).ConfigureAwait(false);
        return result;
    }

    /// <summary>Calls a function of a service once, from outside the machine.</summary>
    /// <param name="service">The service.</param>
    /// <param name="function">The number of the function.</param>
    /// <param name="arguments">Its arguments, such as <see cref="Text"/> and <see cref="Number"/> make.</param>
    /// <param name="returns">The types of the values in its reply, such as <c>i32</c> or <c>str</c>.</param>
    public Task<CallResult> CallAsync(string service, int function, IReadOnlyList<CallArgument> arguments, params string[] returns)
        => Client.CallAsync(
            new CallRequest(service, null, function, arguments, Returns: returns, TimeoutMs: Patience.LimitMs, Signature: IpcIo.AnySignature),
            _cancellation);

    /// <summary>An argument that is a text.</summary>
    public static CallArgument Text(string value) => new("str", JsonSerializer.SerializeToElement(value));

    /// <summary>An argument that is a number of 32 bits.</summary>
    public static CallArgument Number(int value) => new("i32", JsonSerializer.SerializeToElement(value));

    /// <summary>Kills a process, as SIGKILL does, and waits until its restart rule has brought it up again.</summary>
    /// <param name="process">Its name in the scenario.</param>
    /// <exception cref="ArgumentException">No process of that name runs.</exception>
    /// <exception cref="TimeoutException">It did not come up again in time; the message holds the log.</exception>
    public async Task KillAsync(string process)
    {
        ProcessInfo victim = Find(process) is { State: Running } found
            ? found
            : throw new ArgumentException($"no process '{process}' runs; there are {string.Join(", ", Machine.Processes.Select(one => one.Name))}");
        TaskCompletionSource restarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler look = (_, _) =>
        {
            if (Find(process) is { State: Running } now && now.Restarts > victim.Restarts)
            {
                restarted.TrySetResult();
            }
        };
        Machine.Changed += look;
        try
        {
            Machine.Kill(victim.Pid);
            await WaitAsync(restarted.Task, $"for {process} to come up again").ConfigureAwait(false);
        }
        finally
        {
            Machine.Changed -= look;
        }
    }

    /// <summary>Waits until a line of the log contains a text; one that is there already counts.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="TimeoutException">There was none in time; the message holds the log.</exception>
    public Task WaitForLogAsync(string text) => Log.WaitForAsync(text);

    /// <summary>Waits for an event of the trace, from a place on, with a field of that value.</summary>
    /// <param name="name">The event, such as <c>register</c>.</param>
    /// <param name="field">The field, such as <c>service</c>.</param>
    /// <param name="value">Its value, compared as text.</param>
    /// <param name="from">The place from which on it counts.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="TimeoutException">There was none in time; the message holds the trace.</exception>
    public int WaitForTrace(string name, string field, object value, int from = 0) => Trace.WaitFor(
        line =>
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("event").GetString() == name
                && document.RootElement.TryGetProperty(field, out JsonElement found)
                && found.ToString() == value.ToString();
        },
        from);

    /// <summary>Waits until a condition holds that only asking the machine can tell.</summary>
    /// <exception cref="TimeoutException">It did not hold in time; the message holds the end of the log.</exception>
    public Task WaitUntilAsync(Func<Task<bool>> condition, Func<string> what) => Patience.UntilAsync(
        condition, () => $"{what()}; the log:\n{string.Join('\n', Log.Lines.TakeLast(40))}", _cancellation);

    /// <summary>The counters of the machine: what its processes share and were refused, restarts, crashes, pools.</summary>
    public async Task<MachineSnapshot> SnapshotAsync()
        => (await Client.ReadStateAsync(null, _cancellation).ConfigureAwait(false)).Deserialize<MachineSnapshot>(_snapshots)!;

    /// <summary>The counters of a process: services, queues, tasks, proxies, limits, refusals.</summary>
    /// <param name="process">Its name; also that of a process within a program.</param>
    /// <exception cref="ArgumentException">There is no process of that name.</exception>
    /// <exception cref="ControlException">It does not answer.</exception>
    public async Task<ProcessSnapshot> SnapshotAsync(string process)
    {
        IReadOnlyList<ProcessInfo> processes = await Client.ListProcessesAsync(_cancellation).ConfigureAwait(false);
        ProcessInfo found = processes.FirstOrDefault(one => one.Name == process)
            ?? throw new ArgumentException($"there is no process '{process}'; there are {string.Join(", ", processes.Select(one => one.Name))}", nameof(process));
        JsonElement state = await Client.ReadStateAsync(found.Pid.ToString(CultureInfo.InvariantCulture), _cancellation).ConfigureAwait(false);
        return state.Deserialize<ProcessSnapshot[]>(_snapshots)!.First(snapshot => snapshot.Name == process);
    }

    /// <summary>The id that the operating system has given a process.</summary>
    public int SystemId(int pid) => Machine.Processes.Single(process => process.Pid == pid).OsPid!.Value;

    /// <summary>Ends the machine and every process of it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the machine and every process of it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        Client?.Dispose();
        Machine.Dispose();
        string[] left = Directory.GetFileSystemEntries(Folder);
        Directory.Delete(Folder, recursive: true);
        if (left.Length > 0)
        {
            throw new InvalidOperationException("the machine has left behind " + string.Join(", ", left.Select(Path.GetFileName)));
        }
    }

    private ProcessInfo? Find(string process) => Machine.Processes.FirstOrDefault(one => one.Name == process);

    private Task WaitAsync(Task task, string problem) => Patience.WaitAsync(task, () => $"{problem}:\n{Log.Text}", _cancellation);

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
