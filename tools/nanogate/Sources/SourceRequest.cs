namespace Samgr.NanoGate.Sources;

/// <summary>The sources to compile for a board, and how.</summary>
public sealed class SourceRequest
{
    /// <summary>The name of the assembly.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>The source files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The assemblies to compile against: the surface and the nano flavour of referenced projects.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Preprocessor symbols of the project; NANOFRAMEWORK_1_0 is added and those of desktop .NET are left out.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Assemblies that may see the internals.</summary>
    public IReadOnlyList<string> Friends { get; init; } = [];

    /// <summary>Assemblies with source generators of the project.</summary>
    public IReadOnlyList<string> Generators { get; init; } = [];

    /// <summary>Files that the source generators read beside the sources.</summary>
    public IReadOnlyList<string> AdditionalFiles { get; init; } = [];

    /// <summary>The language version of the project, as the compiler spells it.</summary>
    public string LanguageVersion { get; init; } = "latest";

    /// <summary>Whether reference types are nullable-aware: enable, disable, annotations or warnings.</summary>
    public string Nullable { get; init; } = "enable";

    /// <summary>Whether the project compiles with optimisations.</summary>
    public bool Optimize { get; init; }

    /// <summary>Whether the program has an entry point.</summary>
    public bool IsProgram { get; init; }
}
