using System.Xml.Linq;

namespace Samgr.Tool.Generating;

/// <summary>The C# files of a project and of the projects it refers to, without building any: what is generated is missing yet.</summary>
internal sealed class ProjectSources
{
    private const string Expected = "give a C# project (.csproj or .nfproj), or a folder with one";

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _referred = [];

    private ProjectSources(string project)
    {
        Project = project;
        Own = [.. Find(project, isOwn: true)];
    }

    /// <summary>The project file.</summary>
    public string Project { get; }

    /// <summary>The folder of the project.</summary>
    public string Folder => Path.GetDirectoryName(Project)!;

    /// <summary>Whether it is one of Visual Studio's nanoFramework extension.</summary>
    public bool IsNano => IsNanoProject(Project);

    /// <summary>Its own files.</summary>
    public IReadOnlyList<string> Own { get; }

    /// <summary>The files of the projects that it refers to.</summary>
    public IReadOnlyList<string> Referred => _referred;

    /// <summary>Finds the files of a project.</summary>
    /// <param name="path">The project file, or its folder.</param>
    /// <exception cref="ToolException">There is no project.</exception>
    public static ProjectSources Find(string path)
    {
        if (File.Exists(path) && (Path.GetExtension(path) == ".csproj" || IsNanoProject(path)))
        {
            return new ProjectSources(Path.GetFullPath(path));
        }

        if (!Directory.Exists(path))
        {
            throw new ToolException(ExitCode.BadInput, $"there is no project {path}; {Expected}");
        }

        string[] projects = [.. Directory.GetFiles(path, "*.csproj"), .. Directory.GetFiles(path, "*.nfproj")];
        return projects.Length == 1
            ? new ProjectSources(Path.GetFullPath(projects[0]))
            : throw new ToolException(ExitCode.BadInput, $"{path} holds {projects.Length} projects instead of one; {Expected}");
    }

    private static bool IsNanoProject(string path) => Path.GetExtension(path) == ".nfproj";

    private IEnumerable<string> Find(string project, bool isOwn)
    {
        if (!_seen.Add(project) || !File.Exists(project))
        {
            return [];
        }

        XDocument document = XDocument.Load(project);
        string folder = Path.GetDirectoryName(project)!;
        foreach (string reference in Items(document, "ProjectReference", "Include"))
        {
            // The framework's own projects are there as assemblies.
            string path = Path.GetFullPath(Path.Combine(folder, reference.Replace('\\', Path.DirectorySeparatorChar)));
            if (!reference.Contains("$(", StringComparison.Ordinal) && !IsShipped(path))
            {
                _referred.AddRange(Find(path, isOwn: false));
            }
        }

        return isOwn || !IsShipped(project) ? Files(document, project) : [];
    }

    private static IEnumerable<string> Files(XDocument document, string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        string[] removed = [.. Items(document, "Compile", "Remove")];
        IEnumerable<string> found = IsNanoProject(project)
            ? []
            : Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !IsLeftOut(Path.GetRelativePath(folder, file), removed));
        return found
            .Concat(Items(document, "Compile", "Include").SelectMany(pattern => Expand(folder, pattern)))
            .Distinct()
            .Where(file => !GeneratedFiles.IsGenerated(file))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsLeftOut(string file, string[] removed)
    {
        string[] parts = file.Split(Path.DirectorySeparatorChar);
        return parts[..^1].Any(part => part is "bin" or "obj")
            || removed.Any(pattern => pattern.Replace('\\', '/') is var slashed
                && (slashed == file.Replace('\\', '/') || (slashed.EndsWith("/**", StringComparison.Ordinal) && parts[0] == slashed[..^3])));
    }

    private static IEnumerable<string> Expand(string folder, string pattern)
    {
        string path = Path.GetFullPath(Path.Combine(folder, pattern.Replace('\\', Path.DirectorySeparatorChar)));
        string place = Path.GetDirectoryName(path)!;
        return !Path.GetFileName(path).Contains('*') ? File.Exists(path) ? [path] : []
            : place.Contains('*') || !Directory.Exists(place) ? []
            : Directory.EnumerateFiles(place, Path.GetFileName(path));
    }

    private static IEnumerable<string> Items(XDocument document, string name, string attribute) =>
        document.Descendants()
            .Where(item => item.Name.LocalName == name)
            .SelectMany(item => ((string?)item.Attribute(attribute) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static bool IsShipped(string project) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(project) + ".dll"));
}
