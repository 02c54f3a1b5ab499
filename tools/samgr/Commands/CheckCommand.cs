using System.CommandLine;
using Samgr.NanoGate.Rules;
using Samgr.Tool.Checking;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        Argument<string> input = new("PROJECT|ASSEMBLY") { Description = "A C# project, checked with those that it refers to, or an assembly compiled for a board" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("check", "Say what of your code a board refuses: run the nano gate on it") { input, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            CheckReport report = (await CheckInput.CheckAsync(parsed.GetValue(input)!, cancellation)).Report;
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                Write(report);
            }

            return report.Findings.Count == 0 ? ExitCode.Success : ExitCode.Failed;
        });
        return command;
    }

    private static void Write(CheckReport report)
    {
        TextOutput.Write(report.Findings.Select(finding => finding.ToString()));
        foreach (string project in report.NotChecked)
        {
            Console.Error.WriteLine($"samgr: {project} was not checked: mend first what it refers to");
        }

        Console.Error.WriteLine(report.Findings.Count switch
        {
            0 => "samgr: a board takes all of it",
            1 => $"samgr: 1 finding; {NanoRules.Page} explains its rule",
            _ => $"samgr: {report.Findings.Count} findings; {NanoRules.Page} explains each rule",
        });
    }
}
