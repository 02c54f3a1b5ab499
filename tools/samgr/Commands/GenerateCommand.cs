using System.CommandLine;
using Samgr.Generator.Locking;
using Samgr.Tool.Generating;

namespace Samgr.Tool.Commands;

internal static class GenerateCommand
{
    private const string DefaultFolder = "Generated";

    public static Command Create()
    {
        Argument<string> project = new("PROJECT")
        {
            Description = "A C# project (.csproj, or .nfproj of Visual Studio), or its folder",
            DefaultValueFactory = _ => ".",
        };
        Option<string?> output = new("--output", "-o")
        {
            Description = $"Where the files go; '{DefaultFolder}' beside the project otherwise",
            HelpName = "DIR",
        };
        Option<bool> update = new("--update-lock") { Description = $"Give new functions an id in {LockFile.FileName}; writes files only with --output" };
        Option<bool> renew = new("--new-lock")
        {
            Description = $"The same, and interfaces that were changed or removed before anybody else was built with them begin anew in {LockFile.FileName}",
        };
        Option<string[]> references = new("--reference", "-r")
        {
            Description = "An assembly with types that the interfaces pass",
            HelpName = "FILE",
        };
        Command command = new("generate", "Write the proxies, stubs and modules of a project's service interfaces to disk")
        {
            project, output, update, renew, references,
        };
        command.SetAction(parsed =>
        {
            ProjectSources sources = ProjectSources.Find(parsed.GetValue(project)!);
            if (sources.Own.Count == 0)
            {
                throw new ToolException(ExitCode.BadInput, $"{sources.Project} has no C# files; give a project that compiles some");
            }

            Generation generation = Generation.Of(sources, parsed.GetValue(references) ?? []);
            bool isNew = parsed.GetValue(renew);
            bool isUpdate = isNew || parsed.GetValue(update);
            if (isUpdate)
            {
                bool hasChanged = generation.UpdateLock(isNew, out int oldFormat, out string[] forgotten);
                foreach (string name in forgotten)
                {
                    Console.Error.WriteLine($"samgr: {name} begins anew: whoever was built with it before has to be built again");
                }

                Console.Error.WriteLine($"samgr: {LockFile.FileName} {(hasChanged ? "has been written; check it in" : "is up to date")}");
                if (oldFormat != LockFile.LastFormat)
                {
                    Console.Error.WriteLine(
                        $"samgr: it had the format {oldFormat}, without the names of parameters, members and values; those of today are locked now: "
                        + "see that no two of one type have changed places since callers were built");
                }
            }

            string? folder = parsed.GetValue(output);
            return isUpdate && folder is null ? ExitCode.Success : Write(generation, folder ?? Path.Combine(sources.Folder, DefaultFolder));
        });
        return command;
    }

    private static int Write(Generation generation, string folder)
    {
        IReadOnlyDictionary<string, string> files = generation.Run(out IReadOnlyList<string> problems);
        foreach (string problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (problems.Any(problem => problem.Contains(": error ", StringComparison.Ordinal)))
        {
            return ExitCode.Failed;
        }

        int changed = GeneratedFiles.Write(folder, files);
        Console.Error.WriteLine($"samgr: {files.Count} files in {folder}, {changed} of them changed");
        return ExitCode.Success;
    }
}
