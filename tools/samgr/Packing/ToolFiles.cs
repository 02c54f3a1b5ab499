using System.Reflection;

namespace Samgr.Tool.Packing;

/// <summary>The files that the tool carries inside: templates, and the MSBuild files of the packages.</summary>
internal static class ToolFiles
{
    private static readonly Assembly _assembly = typeof(ToolFiles).Assembly;

    /// <summary>The files below a folder, by their paths in it.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Below(string folder) =>
        from name in _assembly.GetManifestResourceNames()
        let path = name.Replace('\\', '/')
        where path.StartsWith(folder + "/", StringComparison.Ordinal)
        orderby path
        select (path[(folder.Length + 1)..], Read(name));

    private static byte[] Read(string name)
    {
        using Stream stream = _assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
