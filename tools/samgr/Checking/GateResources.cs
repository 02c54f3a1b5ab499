using System.Xml.Linq;

namespace Samgr.Tool.Checking;

/// <summary>Files of the gate's build that the tool carries as resources.</summary>
internal static class GateResources
{
    private const string GateTargets = "nanogate.targets";

    /// <summary>The libraries that every device project may use.</summary>
    public static IReadOnlyList<string> DefaultLibraries { get; } =
    [
        .. XDocument.Parse(Read(GateTargets)).Descendants("NanoLibrary")
            .SelectMany(item => ((string?)item.Attribute("Include") ?? "").Split(';'))
            .Where(library => library.Length > 0 && char.IsLetter(library[0])),
    ];

    public static string Read(string name)
    {
        using StreamReader reader = new(typeof(GateResources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
