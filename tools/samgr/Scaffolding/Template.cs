using System.Text;
using Samgr.Tool.Packing;

namespace Samgr.Tool.Scaffolding;

/// <summary>The files of a template, as 'samgr new' and 'dotnet new' read them.</summary>
internal sealed class Template
{
    /// <summary>What stands in the files for the version of the packages.</summary>
    public const string Version = "SAMGR_VERSION";

    /// <summary>What stands in the files for the folder of the packages.</summary>
    public const string Packages = "SAMGR_PACKAGES";

    private const string Settings = ".template.config";

    // What the files are called as they lie here; they build under this name, too.
    private const string Name = "Temperature";
    private const string Service = "temperature";

    private readonly string _folder;

    private Template(string folder)
    {
        _folder = folder;
    }

    /// <summary>Where the templates lie.</summary>
    public static string Root => Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>A template, or a part of one.</summary>
    public static Template Open(params string[] parts) => new(Path.Combine([Root, .. parts]));

    /// <summary>Its files under a name, by their paths.</summary>
    public IEnumerable<KeyValuePair<string, string>> Files(ScaffoldName name, PackageFeed feed, string packages) =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(_folder, file), Text: File.ReadAllText(file, Encoding.UTF8)))
            .Where(file => !file.Path.StartsWith(Settings, StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(
                Rename(file.Path, name),
                Rename(file.Text, name).Replace(Version, feed.Version).Replace(Packages, packages)));

    private static string Rename(string text, ScaffoldName name) => text.Replace(Name, name.Text).Replace(Service, name.Service);
}
