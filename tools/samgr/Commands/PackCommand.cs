using System.CommandLine;
using Samgr.Tool.Packing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PackCommand
{
    public static Command Create()
    {
        Option<string?> packages = CommonOptions.Packages();
        Option<bool> nano = new("--nano") { Description = "Pack what boards need, too: in a checkout, where nanoFramework's packages can be restored" };
        Command command = new("pack", "Write the packages that new services build on, and the templates for 'dotnet new'") { packages, nano };
        command.SetAction(async (parsed, cancellation) =>
        {
            PackageFeed feed = PackageFeed.Fill(parsed.GetValue(packages));
            string templates = TemplatePackage.Write(feed);
            TextOutput.Write([$"version {feed.Version} in {feed.Folder}", $"templates: dotnet new install \"{templates}\""]);
            if (parsed.GetValue(nano))
            {
                await BoardPackages.WriteAsync(feed, cancellation);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
