using System.Reflection;

namespace Samgr.Emulator.Gpio;

/// <summary>The boards that ship with the emulator.</summary>
public static class BuiltInBoards
{
    private const string Prefix = "Samgr.Emulator.Gpio.";
    private const string Suffix = ".json";
    private const string SchemaResource = Prefix + "board.schema" + Suffix;

    private static readonly Assembly _assembly = typeof(BuiltInBoards).Assembly;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. _assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && resource != SchemaResource)
            .Select(resource => resource[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a board by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Board Load(string name) => BoardFile.Parse(Read(name), name + Suffix);

    /// <summary>The text of a built-in board, in UTF-8.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static byte[] Read(string name) => ReadResource(Prefix + name + Suffix);

    /// <summary>The JSON schema of board files, in UTF-8.</summary>
    public static byte[] ReadSchema() => ReadResource(SchemaResource);

    private static byte[] ReadResource(string resource)
    {
        using Stream stream = _assembly.GetManifestResourceStream(resource)!;
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
