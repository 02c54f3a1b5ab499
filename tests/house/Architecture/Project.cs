using System.Xml.Linq;

namespace Samgr.House.Tests.Architecture;

/// <summary>A project file.</summary>
/// <param name="file">Its path from the root of the repository.</param>
internal sealed class Project(string file)
{
    private readonly XDocument _content = XDocument.Load(Path.Combine(Repository.Root, file));

    public string File => file;

    /// <summary>Its folder from the root.</summary>
    public string Folder => file[..file.LastIndexOf('/')];

    public string Assembly => _content.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(file);

    /// <summary>The projects that it refers to, by their paths from the root.</summary>
    public IReadOnlyList<string> References =>
    [
        .. _content.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value)
            .Select(path => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Folder, path))).Replace('\\', '/')),
    ];

    /// <summary>Whether a folder lies in this project's.</summary>
    public bool Holds(string folder) => folder.StartsWith(Folder + "/", StringComparison.Ordinal);

    public override string ToString() => file;
}
