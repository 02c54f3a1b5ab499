using Samgr.NanoGate;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Rules;
using Samgr.NanoGate.Sources;

namespace Samgr.Tool.Checking;

/// <summary>Checks a project and those that it refers to, each against the board's form of the others.</summary>
internal sealed class ProjectCheck
{
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, ProjectDescription> _projects;
    private readonly Dictionary<string, string?> _assemblies = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _notChecked = [];
    private readonly List<byte[]> _images = [];

    private ProjectCheck(string folder, IReadOnlyDictionary<string, ProjectDescription> projects)
    {
        _folder = folder;
        _projects = projects;
    }

    public static async Task<CheckedCode> RunAsync(string project, CancellationToken interrupted)
    {
        string folder = Directory.CreateTempSubdirectory("samgr-check-").FullName;
        try
        {
            IReadOnlyDictionary<string, ProjectDescription> projects = await ProjectBuild.DescribeAsync(project, folder, interrupted);
            if (!projects.ContainsKey(Path.GetFullPath(project)))
            {
                throw new ToolException(ExitCode.BadInput, $"{project} compiles nothing; give a C# project (.csproj) or an assembly (.dll)");
            }

            LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, folder);
            ProjectCheck check = new(folder, projects);
            check.Check(Path.GetFullPath(project));
            CheckReport report = new([.. check._findings.Select(CheckedFinding.From)], check._notChecked);
            return new CheckedCode(report, check._images);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Checks a project after those that it refers to.</summary>
    /// <returns>The assembly for a board; null when there is none.</returns>
    private string? Check(string project)
    {
        if (_assemblies.TryGetValue(project, out string? known))
        {
            return known;
        }

        _assemblies[project] = null;
        return _projects.TryGetValue(project, out ProjectDescription? description) ? _assemblies[project] = Check(description) : null;
    }

    private string? Check(ProjectDescription description)
    {
        string[] references = [.. description.References.Where(reference => IsForBoard(description, reference))];
        string[] assemblies = [.. references.Select(Check).OfType<string>()];
        if (assemblies.Length < references.Length)
        {
            _notChecked.Add(CheckedFinding.Shorten(description.Project));
            return null;
        }

        GateResult result = Gate.CheckSources(new SourceRequest
        {
            AssemblyName = description.Name,
            Files = [.. description.Sources, .. WriteUsings(description)],
            References = [.. Libraries(description), .. description.Assemblies, .. assemblies],
            Symbols = [.. description.Symbols],
            Friends = [.. description.Friends],
            Generators = [.. description.Generators],
            AdditionalFiles = [.. description.AdditionalFiles],
            LanguageVersion = description.Language ?? "latest",
            Nullable = description.Nullable ?? "disable",
            Optimize = true,
            IsProgram = description.IsProgram,
        });
        _findings.AddRange(result.Findings);
        return result.Image is { } image ? Write(description.Name, image) : null;
    }

    // Desktop substitutes for a board's library are not for a board, nor are projects that device projects use beside them.
    private bool IsForBoard(ProjectDescription user, string reference) =>
        _projects.TryGetValue(reference, out ProjectDescription? used)
        && !IsLibrary(used.Name)
        && (used.IsDeviceProject || !user.IsDeviceProject);

    private static bool IsLibrary(string name) => SurfaceCatalogue.Shipped.HasLibrary(name);

    private IEnumerable<string> Libraries(ProjectDescription description) =>
        GateResources.DefaultLibraries.Union(description.Libraries)
            .Select(library => Path.Combine(_folder, library + ".dll"))
            .Where(File.Exists);

    private IEnumerable<string> WriteUsings(ProjectDescription description)
    {
        string[] lines = [.. description.Usings.Select(name => $"global using {name};")];
        if (lines.Length == 0)
        {
            return [];
        }

        string path = Path.Combine(_folder, description.Name + ".GlobalUsings.cs");
        File.WriteAllLines(path, lines);
        return [path];
    }

    private string Write(string name, byte[] image)
    {
        _images.Add(image);
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "board")).FullName, name + ".dll");
        File.WriteAllBytes(path, image);
        return path;
    }
}
