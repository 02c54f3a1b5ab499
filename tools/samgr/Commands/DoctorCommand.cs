using System.CommandLine;
using Samgr.Tool.Doctoring;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new("doctor", "Say what this machine lacks to build, run, share and flash, and how to get it") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            Diagnosis[] found = await ExamineAsync(Directory.GetCurrentDirectory(), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(found.Select(one => new { one.Name, State = one.Word, one.Details }));
            }
            else
            {
                TableOutput.Write(["CHECK", "STATE", "DETAILS"], found.Select(one => (string[])[one.Name, one.Word, one.Details]));
            }

            return found.Any(one => one.State == DiagnosisState.Missing) ? ExitCode.Failed : ExitCode.Success;
        });
        return command;
    }

    private static async Task<Diagnosis[]> ExamineAsync(string folder, CancellationToken cancellation) =>
    [
        await DesktopChecks.CheckSdkAsync(folder, cancellation),
        DesktopChecks.CheckRuntimeFolder(),
        DesktopChecks.CheckTransport(),
        PackageChecks.CheckFramework(folder),
        await PackageChecks.CheckNanoFrameworkAsync(folder, cancellation),
        PackageChecks.CheckFrameworkForBoards(folder),
        FlashChecks.CheckFlasher(),
        await FlashChecks.CheckPortsAsync(cancellation),
    ];
}
