using System.Globalization;
using Samgr.Emulator;
using Samgr.Emulator.Scenarios;

namespace Samgr.Attacks.Modules;

/// <summary>
/// A machine in a process of its own: five honest processes and the attacker. Its log is a file beside the machine's folder. On its
/// standard output it says the system ids of its processes once it has booted, and answers each line of its input with the bytes that
/// its heap has after everything that is free has been collected.
/// </summary>
public static class AttackedMachine
{
    /// <summary>The name of the machine.</summary>
    public const string Name = "attacked";

    /// <summary>Children that a process may have at a time.</summary>
    public const int MaxChildren = 3;

    private const int MostBackoffMs = 50;

    /// <summary>What the machine consists of.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hasAttacker">Whether the attacker is there.</param>
    /// <param name="restart">When the honest processes start again; null for never.</param>
    public static Scenario Describe(string name, bool hasAttacker = true, ScenarioRestart? restart = null) => new()
    {
        Name = name,
        Children = new ScenarioChildren { PerProcess = MaxChildren },
        Processes =
        [
            .. Honest.Names.Select((honest, i) => new ScenarioProcess
            {
                Name = honest,
                Pid = Honest.FirstPid + i,
                Uid = 100 + i,
                Gid = 100 + i,
                Samgr = i == 0,
                After = i == 0 ? [] : [Honest.Names[0]],
                Modules = [HonestModule.Scenario],
                Restart = restart ?? new ScenarioRestart { Rule = RestartRule.Never },
            }),
            .. hasAttacker ? [Attacker()] : Array.Empty<ScenarioProcess>(),
        ],
    };

    internal static async Task<int> RunAsync(string name, string folder, Transport transport)
    {
        using StreamWriter log = new(Path.Combine(folder, name + ".log"), append: true) { AutoFlush = true };
        try
        {
            using Machine machine = new(Describe(name), new MachineOptions { RuntimeDirectory = folder, Log = log, Transport = transport });
            machine.Start();
            await machine.WaitForBootAsync();
            Console.WriteLine(string.Join(' ', machine.Processes.Select(process => process.OsPid)));
            _ = Task.Run(AnswerQuestions);
            await machine.Stopped;
            return 0;
        }
        catch (MachineException error)
        {
            Console.WriteLine(error.Message);
            return 1;
        }
    }

    private static ScenarioProcess Attacker() => new()
    {
        Name = Modules.Attacker.Name,
        Pid = Modules.Attacker.Pid,
        Uid = 66,
        Gid = 66,
        After = [Honest.Names[0]],
        Modules = [AttackerModule.Scenario],
        Restart = new ScenarioRestart { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = MostBackoffMs },
    };

    private static void AnswerQuestions()
    {
        while (Console.ReadLine() != null)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GCMemoryInfo heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);

            // Gaps are no use: buffers that system calls hold at this moment keep megabytes of them from being given back.
            Console.WriteLine((heap.HeapSizeBytes - heap.FragmentedBytes).ToString(CultureInfo.InvariantCulture));
        }
    }
}
