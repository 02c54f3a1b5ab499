using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Samgr.Mutants.Running;

/// <summary>How projects of a copy are built.</summary>
internal static partial class Builds
{
    private const string Configuration = "Debug";

    // The tests are asked, not the checks of the build.
    private static readonly string[] _options =
    [
        "--nologo", "-v", "quiet", "-c", Configuration, "-p:RunAnalyzers=false", "-p:NanoGateActive=false", "-p:SamgrAnalyzersActive=false",
        "-p:TreatWarningsAsErrors=false", "-p:MSBuildTreatWarningsAsErrors=false", "-p:GenerateDocumentationFile=false", "-p:UseSharedCompilation=true",
    ];

    /// <summary>Builds a project.</summary>
    /// <returns>Null, or what the compiler says against it.</returns>
    internal static string? Run(string folder, string project, string[] options, CancellationToken cancellation)
    {
        CommandResult built = Command.Run(folder, "dotnet", ["build", project, .. _options, .. options], Timeout.InfiniteTimeSpan, cancellation);
        return built.ExitCode == 0 ? null : Errors().Match(built.Output) is { Success: true } error ? error.Value : built.Output;
    }

    /// <summary>The project in a folder; null when there is none.</summary>
    internal static string? ProjectIn(string folder) => Directory.GetFiles(folder, "*.csproj").SingleOrDefault();

    /// <summary>The assembly of the project in a folder.</summary>
    internal static string AssemblyOf(string folder)
    {
        string project = ProjectIn(folder)!;
        string name = XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
        return Path.Combine(folder, "bin", Configuration, "net10.0", name + ".dll");
    }

    [GeneratedRegex("error [A-Z]+[0-9]+: .*")]
    private static partial Regex Errors();
}
