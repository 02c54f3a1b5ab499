using Samgr.Tool.Execution;

namespace Samgr.Tool.Checking;

/// <summary>
/// Builds a project for the desktop and has every project of that build described: globs, generated sources, symbols
/// and references are then those of the real build, whatever the project files are made of.
/// </summary>
internal static class ProjectBuild
{
    private const string Targets = "samgr-check.targets";

    public static async Task<IReadOnlyDictionary<string, ProjectDescription>> DescribeAsync(string project, string folder, CancellationToken interrupted)
    {
        string targets = Path.Combine(folder, Targets);
        await File.WriteAllTextAsync(targets, GateResources.Read(Targets), interrupted);
        BuildErrors errors = new();
        int exitCode = await Subprocess.RunAsync(
            Executable.FindDotNet(),
            [
                "build", project, "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false",
                "-p:NanoGateActive=false", "-p:RunAnalyzers=false", $"-p:CustomAfterMicrosoftCommonTargets={targets}", $"-p:SamgrCheckFolder={folder}{Path.DirectorySeparatorChar}",
            ],
            Directory.GetCurrentDirectory(),
            errors.Add,
            interrupted);
        return exitCode == 0
            ? Directory.EnumerateFiles(folder, "*.project").Select(ProjectDescription.Read).DistinctBy(found => found.Project).ToDictionary(found => found.Project)
            : throw new ToolException(ExitCode.BadInput, $"{project} does not build: {errors.Summary}");
    }
}
