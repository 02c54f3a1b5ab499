namespace Samgr.NanoGate.Rules;

/// <summary>The addresses of the pages that explain the rules: documents of the project, at its public address.</summary>
internal static class RulePages
{
    /// <summary>The documents; PackageProjectUrl of Directory.Build.props is their project.</summary>
    public const string Home = "https://github.com/samgr-lite/samgr-lite/blob/main/";

    /// <summary>The rules for those who write and use services.</summary>
    public const string Usage = "tools/analyzers/RULES.md";

    /// <summary>The rules of device code.</summary>
    public const string Device = "tools/nanogate/RULES.md";

    /// <summary>The rules of service interfaces.</summary>
    public const string Interfaces = "tools/generator/RULES.md";

    /// <summary>The address of a rule's section.</summary>
    /// <param name="document">One of the documents.</param>
    /// <param name="id">The number of the rule.</param>
    public static string Of(string document, string id) => $"{Home}{document}#{id.ToLowerInvariant()}";
}
