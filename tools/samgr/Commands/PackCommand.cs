using System.CommandLine;
using Samgr.Tool.Packing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PackCommand
{
    public static Command Create()
    {
        Option<string?> packages = CommonOptions.Packages();
        Command command = new("pack", "Write the packages that new services build on, and the templates for 'dotnet new'") { packages };
        command.SetAction(parsed =>
        {
            PackageFeed feed = PackageFeed.Fill(parsed.GetValue(packages));
            string templates = TemplatePackage.Write(feed);
            TextOutput.Write([$"version {feed.Version} in {feed.Folder}", $"templates: dotnet new install \"{templates}\""]);
            return ExitCode.Success;
        });
        return command;
    }
}
