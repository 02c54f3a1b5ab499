using System.CommandLine;
using Samgr.Bench.Measuring;
using Samgr.Bench.Native;
using Samgr.Bench.Table;
using Samgr.Emulator;

namespace Samgr.Bench.Commands;

/// <summary>The command line.</summary>
internal static class BenchCommand
{
    private const int Success = 0;
    private const int BadInput = 2;

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code; 2 for a wrong command line.</returns>
    internal static int Run(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        int code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? BadInput : code;
    }

    private static RootCommand Create()
    {
        Option<bool> json = new("--json") { Description = "Print JSON" };
        Option<bool> isShort = new("--short") { Description = "Measure hardly anything, only to see that everything works" };
        Option<string[]> only = new("--only") { Description = "Measure only the rows of that name", HelpName = "NAME" };
        Option<Transport> transport = new("--transport")
        {
            Description = "How messages travel between processes",
            DefaultValueFactory = _ => new MachineOptions().Transport,
            Recursive = true,
        };
        RootCommand command = new("Measures SAMgr Lite beside what the machine allows; 'micro' in front of other options runs the micro-benchmarks.")
        {
            json, isShort, only, transport, SoakCommand.Create(), CrowdCommand.Create(transport),
        };
        command.SetAction(parsed =>
        {
            Plan plan = parsed.GetValue(isShort) ? Plan.Short : Plan.Full;
            return Run(plan, parsed.GetValue(only) ?? [], parsed.GetValue(transport), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(Plan plan, string[] only, Transport transport, bool json)
    {
        MachineFacts machine = MachineFacts.Read();
        using Context context = new(transport);
        IReadOnlyList<Row> rows = new BenchRows(context).Make();
        string? unknown = only.FirstOrDefault(name => rows.All(row => row.Id != name));
        if (unknown != null)
        {
            Console.Error.WriteLine($"bench: there is no row '{unknown}'; choose from {string.Join(", ", rows.Select(row => row.Id).Distinct())}");
            return BadInput;
        }

        IReadOnlyList<Row> chosen = only.Length == 0 ? rows : [.. rows.Where(row => only.Contains(row.Id))];
        IReadOnlyList<Line> lines = Results.Measure(chosen, plan, Progress);
        Report report = new(machine, Describe(transport), plan.Rounds, plan.Budget.TotalMilliseconds, lines);
        if (json)
        {
            JsonReport.Write(report, Console.Out);
        }
        else
        {
            TextReport.Write(report, Console.Out);
        }

        return Success;
    }

    private static void Progress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(text);
        }
    }

    private static string Describe(Transport transport) => transport switch
    {
        Transport.Socket => "Unix sockets through the kernel process",
        _ => "channels, through memory that the two processes share",
    };
}
