using System.Diagnostics;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A machine whose processes are probes. Its end also checks that none of them, and no file of the runtime's, is left.</summary>
internal sealed class TestMachine : Testing.TestMachine
{
    /// <summary>The processes by their numbers, each with when it was started: a number is given to another process soon.</summary>
    private readonly Dictionary<int, DateTime> _started = [];

    public TestMachine(Scenario scenario, Func<MachineOptions, MachineOptions>? change = null)
        : base(scenario, change, TestContext.Current.CancellationToken)
    {
        Machine.Changed += (_, _) => Remember();
    }

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
            await machine.BootAsync();
            foreach (string service in scenario.Processes.SelectMany(ServicesOf).Distinct())
            {
                machine.WaitForTrace("register", "service", service);
            }

            return machine;
        }
        catch (Exception error)
        {
            machine.Dispose();
            throw new InvalidOperationException("no boot; the log:\n" + machine.Log.Text, error);
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

    protected override void Dispose(bool disposing)
    {
        Remember();
        base.Dispose(disposing);
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

    /// <summary>What a process with modules of the tests calls its services.</summary>
    private static IEnumerable<string> ServicesOf(ScenarioProcess process)
        => from module in process.Modules
           where module.Assembly == ProbeModule.Scenario.Assembly
           select module == TroubleModule.Scenario ? process.Name + "-trouble"
               : module == IntruderModule.Scenario ? process.Name + "-intruder"
               : process.Name;

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
