namespace Samgr.Tool.Checking;

/// <summary>The facts about one project that its build reports.</summary>
internal sealed class ProjectDescription
{
    // Namespaces of the SDK's implicit usings that a board does not have.
    private static readonly string[] _desktopUsings =
        ["System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading.Tasks"];

    private readonly ILookup<string, string> _values;

    private ProjectDescription(ILookup<string, string> values)
    {
        _values = values;
    }

    /// <summary>The project file.</summary>
    public string Project => One("project")!;

    /// <summary>The name of its assembly.</summary>
    public string Name => One("name")!;

    /// <summary>The language version; null for the newest.</summary>
    public string? Language => One("language");

    /// <summary>Whether reference types are nullable-aware; null for not.</summary>
    public string? Nullable => One("nullable");

    /// <summary>Whether it has opted in to the gate.</summary>
    public bool IsDeviceProject => One("profile") is not null;

    /// <summary>Whether it has an entry point.</summary>
    public bool IsProgram => One("program") is not null;

    /// <summary>The source files that are its own.</summary>
    public IEnumerable<string> Sources => _values["source"];

    /// <summary>The projects that it compiles against.</summary>
    public IEnumerable<string> References => _values["reference"];

    /// <summary>The assemblies for a board of the packages that it compiles against.</summary>
    public IEnumerable<string> Assemblies => _values["assembly"];

    /// <summary>The nanoFramework libraries that it names.</summary>
    public IEnumerable<string> Libraries => _values["library"];

    /// <summary>The namespaces of its global usings, without those that only the desktop has.</summary>
    public IEnumerable<string> Usings => _values["using"].Except(_desktopUsings);

    /// <summary>Its preprocessor symbols.</summary>
    public IEnumerable<string> Symbols => _values["symbol"];

    /// <summary>The assemblies that may see its internals.</summary>
    public IEnumerable<string> Friends => _values["friend"];

    /// <summary>Its source generators.</summary>
    public IEnumerable<string> Generators => _values["generator"];

    /// <summary>The files that its source generators read beside the sources.</summary>
    public IEnumerable<string> AdditionalFiles => _values["additional"];

    /// <summary>Reads what the build has written.</summary>
    public static ProjectDescription Read(string path) => new(
        File.ReadLines(path).Select(line => line.Split(' ', 2)).Where(words => words.Length == 2).ToLookup(words => words[0], words => words[1]));

    private string? One(string key) => _values[key].FirstOrDefault();
}
