using System.Reflection;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Scenarios;

/// <summary>The scenarios that ship with the emulator.</summary>
public static class BuiltInScenarios
{
    private const string Prefix = "Samgr.Emulator.Scenarios.";
    private const string Suffix = ".json";
    private const string SchemaResource = Prefix + "scenario.schema" + Suffix;

    private static readonly Assembly _assembly = typeof(BuiltInScenarios).Assembly;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. _assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && resource != SchemaResource)
            .Select(resource => resource[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a scenario by name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="assemblyFolder">The folder of the assemblies of its modules; null for the folder of this one.</param>
    /// <exception cref="ScenarioException">There is none of that name, or an assembly is missing.</exception>
    public static Scenario Load(string name, string? assemblyFolder = null)
    {
        if (!Names.Contains(name))
        {
            string meant = NearestName.Find(name, Names) is { } nearest ? $"did you mean {nearest}? U" : "u";
            throw new ScenarioException(
                name, 0, 0, $"there is no such scenario; {meant}se a built-in one ({string.Join(", ", Names)}) or the path of a .json file");
        }

        return ScenarioFile.Parse(ReadResource(Prefix + name + Suffix), name + Suffix, AppContext.BaseDirectory, assemblyFolder);
    }

    /// <summary>The JSON schema of scenario files, in UTF-8.</summary>
    public static byte[] ReadSchema() => ReadResource(SchemaResource);

    /// <summary>The text of a built-in scenario, in UTF-8.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static byte[] Read(string name) => ReadResource(Prefix + name + Suffix);

    private static byte[] ReadResource(string resource)
    {
        using Stream stream = _assembly.GetManifestResourceStream(resource)!;
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
