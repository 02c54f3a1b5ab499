using System.Diagnostics;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A machine of real processes for one test. Whatever the test does, its end leaves nothing behind.</summary>
internal sealed class TestMachine : IDisposable
{
    /// <summary>How long a test waits for what has to happen.</summary>
    public const int PatienceMs = 30_000;

    /// <summary>The processes by their numbers, each with when it was started: a number is given to another process soon.</summary>
    private readonly Dictionary<int, DateTime> _started = [];

    public TestMachine(Scenario scenario, Func<MachineOptions, MachineOptions>? change = null)
    {
        Folder = TestFolder.Make();
        MachineOptions options = new() { Log = Log, Trace = Trace, LogLevel = LogLevel.Debug, RuntimeDirectory = Folder };
        Machine = new Machine(scenario, change == null ? options : change(options));
        Machine.Changed += (_, _) => Remember();
    }

    public string Folder { get; }

    public LineLog Log { get; } = new();

    public LineLog Trace { get; } = new();

    public Machine Machine { get; }

    public ControlClient Client { get; private set; } = null!;

    /// <summary>Two processes, each with a probe: alpha (pid 5, uid 7), which hosts samgr, and beta (pid 6, uid 8).</summary>
    public static Scenario Pair(ScenarioRestart? restart = null) => new()
    {
        Name = "pair-" + Guid.NewGuid().ToString("N")[..8],
        Processes =
        [
            Process("alpha", 5, 7) with { Samgr = true },
            Process("beta", 6, 8) with { After = ["alpha"], Restart = restart ?? new ScenarioRestart { Rule = RestartRule.Never } },
        ],
    };

    public static ScenarioProcess Process(string name, int pid, int uid) => new()
    {
        Name = name,
        Pid = pid,
        Uid = uid,
        Gid = uid + 100,
        Modules = [ProbeModule.Scenario],
        Restart = new ScenarioRestart { Rule = RestartRule.Never },
    };

    public static async Task<TestMachine> BootAsync(Scenario scenario, Func<MachineOptions, MachineOptions>? change = null)
    {
        TestMachine machine = new(scenario, change);
        try
        {
            machine.Machine.Start();
            machine.Client = ControlClient.Find(scenario.Name, machine.Folder);
            await machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(PatienceMs), TestContext.Current.CancellationToken);
            foreach (ScenarioProcess process in scenario.Processes.Where(process => process.Modules.Any(IsOfTests)))
            {
                machine.WaitForTrace("register", "service", process.Name);
            }

            return machine;
        }
        catch (Exception error)
        {
            machine.Dispose();
            throw new InvalidOperationException("no boot; the log:\n" + string.Join('\n', machine.Log.Lines), error);
        }
    }

    /// <summary>Whether a module's service is named like its process, as those of the tests are.</summary>
    private static bool IsOfTests(ScenarioModule module) => module.Assembly == ProbeModule.Scenario.Assembly;

    public Task<CallResult> CallAsync(string service, int function, IReadOnlyList<CallArgument> arguments, params string[] returns)
        => Client.CallAsync(
            new CallRequest(service, null, function, arguments, Returns: returns, TimeoutMs: PatienceMs),
            TestContext.Current.CancellationToken);

    public static CallArgument Text(string value) => new("str", JsonSerializer.SerializeToElement(value));

    public static CallArgument Number(int value) => new("i32", JsonSerializer.SerializeToElement(value));

    /// <summary>Waits for an event, from a place in the trace on, with a field of that value.</summary>
    /// <returns>Its place.</returns>
    public int WaitForTrace(string name, string field, object value, int from = 0) => Trace.WaitFor(
        line =>
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("event").GetString() == name
                && document.RootElement.TryGetProperty(field, out JsonElement found)
                && found.ToString() == value.ToString();
        },
        from);

    /// <summary>Waits for what only asking can tell.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> condition, Func<string> what)
    {
        long end = Environment.TickCount64 + PatienceMs;
        while (!await condition())
        {
            Assert.True(Environment.TickCount64 < end, $"waited in vain until {what()}; the log:\n" + string.Join('\n', Log.Lines.TakeLast(40)));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public int SystemId(int pid) => Machine.Processes.Single(process => process.Pid == pid).OsPid!.Value;

    public void Dispose()
    {
        Remember();
        Client?.Dispose();
        Machine.Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
        Directory.Delete(Folder);
        foreach ((int id, DateTime started) in _started)
        {
            DateTime? now = StartOf(id);
            Assert.False(now == started, $"process {id} is still there");
            if (now == null)
            {
                Assert.Empty(RuntimeFiles.Find(id));
            }
        }
    }

    /// <summary>Whether an operating-system process exists.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static DateTime? StartOf(int id)
    {
        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private void Remember()
    {
        lock (_started)
        {
            foreach (int id in Machine.Processes.Select(process => process.OsPid).OfType<int>())
            {
                if (StartOf(id) is DateTime started)
                {
                    _started[id] = started;
                }
            }
        }
    }
}
