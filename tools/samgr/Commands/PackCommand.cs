using System.CommandLine;
using Samgr.Tool.Packing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PackCommand
{
    public static Command Create()
    {
        Option<string?> packages = CommonOptions.Packages("Where the packages go; a folder of the user otherwise");
        Option<bool> local = new("--local") { Description = "Put them beside the project around this folder, whose nuget.config names them by a relative path: they move with it" };
        Option<bool> nano = new("--nano") { Description = "Pack what boards need, too: in a checkout, where nanoFramework's packages can be restored" };
        Command command = new("pack", "Write the packages that new services build on, this tool, and the templates for 'dotnet new'") { packages, local, nano };
        command.Validators.Add(result =>
        {
            if (result.GetValue(local) && result.GetValue(packages) is not null)
            {
                result.AddError("--local and --packages both say where the packages go; give one of them");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            bool isLocal = parsed.GetValue(local);
            PackageFeed feed = PackageFeed.Fill(isLocal ? LocalFeed.Prepare(Directory.GetCurrentDirectory()) : parsed.GetValue(packages) ?? PackageFeed.DefaultFolder);
            TextOutput.Write([$"version {feed.Version} in {feed.Folder}"]);
            if (!isLocal)
            {
                TextOutput.Write([$"templates: dotnet new install \"{TemplatePackage.Write(feed)}\"", $"this tool: dotnet tool install -g {ToolPackage.Id} --add-source \"{feed.Folder}\""]);
            }

            if (parsed.GetValue(nano))
            {
                await WriteForBoardsAsync(feed, cancellation);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task WriteForBoardsAsync(PackageFeed feed, CancellationToken cancellation)
    {
        try
        {
            await BoardPackages.WriteAsync(feed, cancellation);
        }
        catch (ToolException error)
        {
            throw new ToolException(
                error.ExitCode, $"the packages for the desktop are all in {feed.Folder}, in version {feed.Version}; those for boards are as they were: {error.Message}");
        }
    }
}
