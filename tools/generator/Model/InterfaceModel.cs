using Samgr.Generator.Parsing;

namespace Samgr.Generator.Model;

/// <summary>An interface that proxies and stubs are written for.</summary>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stem">The name without the leading I: that of the proxy, the stub and the ids begins with it.</param>
/// <param name="CSharp">The interface as generated code spells it.</param>
/// <param name="IsPublic">Whether everybody sees it.</param>
/// <param name="Service">The service that is called; null for a callback interface.</param>
/// <param name="Feature">The feature that is called; null for the service itself.</param>
/// <param name="Version">Its version.</param>
/// <param name="Methods">Its functions.</param>
/// <param name="Data">The service data that its functions pass, each after those that it is made of.</param>
/// <param name="Enums">The enums that its functions pass.</param>
/// <param name="Alias">A name that no type around the interface has.</param>
/// <param name="Obsolete">Its attribute, for those who use it; empty for none.</param>
/// <param name="Suppressed">The warnings that its marks would raise in generated code.</param>
/// <param name="Source">The place of its declaration, for the header of the file.</param>
public sealed record InterfaceModel(
    string Namespace,
    string Name,
    string Stem,
    string CSharp,
    bool IsPublic,
    string? Service,
    string? Feature,
    int Version,
    EquatableArray<MethodModel> Methods,
    EquatableArray<DataModel> Data,
    EquatableArray<EnumModel> Enums,
    string Alias,
    string Obsolete,
    EquatableArray<string> Suppressed,
    string Source)
{
    /// <summary>The beginning of the names of its generated types, as code spells it from anywhere.</summary>
    public string Prefix => Names.Global(Namespace, "") + Stem;

    /// <summary>The class with the ids of its functions, as code spells it from anywhere.</summary>
    public string Functions => Prefix + "Functions";

    /// <summary>The name with its namespace: the key in the lock file.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>Whether its objects are arguments, instead of services.</summary>
    public bool IsCallback => Service is null;

    /// <summary>How generated code spells its visibility.</summary>
    public string Visibility => IsPublic ? "public" : "internal";
}
