using System.CommandLine;
using Samgr.Tool.Rendering;
using Samgr.Tool.Sizing;

namespace Samgr.Tool.Commands;

internal static class SizeCommand
{
    public static Command Create()
    {
        Argument<string?> input = new("PROJECT|ASSEMBLY")
        {
            Description = "A C# project or an assembly compiled for a board, measured with what they refer to and bring of SAMgr Lite; without it, all of SAMgr Lite",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Show the tables of each .pe file, and what the heap holds" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("size", "Say how much flash and heap device code takes, and whether the budgets are met") { input, verbose, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            SizeReport report = parsed.GetValue(input) is { } path
                ? await SizeReport.OfCodeAsync(path, cancellation)
                : SizeReport.OfSamgr();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                Write(report, parsed.GetValue(verbose));
            }

            return report.IsMet ? ExitCode.Success : ExitCode.Failed;
        });
        return command;
    }

    private static void Write(SizeReport report, bool verbose)
    {
        if (verbose)
        {
            ImageTable.WriteTables(report.Assemblies);
        }
        else
        {
            ImageTable.Write(report.Assemblies, isWhole: report.Budgets.Count == 0);
        }

        if (report.Heap.Count > 0)
        {
            WriteHeap(report.Heap, verbose);
        }

        if (report.Budgets.Count > 0)
        {
            Console.Out.WriteLine();
            BudgetTable.Write(report.Budgets);
        }
    }

    private static void WriteHeap(IReadOnlyList<HeapFigure> systems, bool verbose)
    {
        Console.Out.WriteLine();
        if (verbose)
        {
            HeapTable.WriteTypes(systems);
            Console.Out.WriteLine();
        }

        HeapTable.Write(systems);
    }
}
