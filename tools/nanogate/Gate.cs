using Samgr.NanoGate.Assemblies;
using Samgr.NanoGate.Rules;
using Samgr.NanoGate.Sources;

namespace Samgr.NanoGate;

/// <summary>The gate: says what of some device code a board refuses.</summary>
public static class Gate
{
    /// <summary>Compiles sources against the reference surface, then checks sources and instructions.</summary>
    /// <param name="request">The sources to compile.</param>
    /// <returns>The findings, in source order, and the assembly when there is one.</returns>
    public static GateResult CheckSources(SourceRequest request)
    {
        CompiledSources compiled = NanoCompiler.Compile(request);
        List<Finding> findings = [.. compiled.Findings];
        if (compiled.Image is not null)
        {
            var places = findings.Select(finding => (finding.File, finding.Line)).ToHashSet();
            findings.AddRange(AssemblyRules.Check(compiled.Image, compiled.Symbols, request.AssemblyName + ".dll")
                .Where(finding => !places.Contains((finding.File, finding.Line))));
        }

        // A finding without a line only repeats one with a line, if there is any.
        if (findings.Exists(finding => finding.IsExact))
        {
            findings.RemoveAll(finding => !finding.IsExact);
        }

        return new GateResult(Sort(findings), compiled.Image, compiled.Symbols);
    }

    /// <summary>Checks an assembly that is compiled for a board; symbols beside it give the findings their lines.</summary>
    /// <param name="path">The assembly.</param>
    /// <returns>The findings, in source order.</returns>
    public static GateResult CheckAssembly(string path)
    {
        string symbolPath = Path.ChangeExtension(path, ".pdb");
        byte[] image = File.ReadAllBytes(path);
        byte[]? symbols = File.Exists(symbolPath) ? File.ReadAllBytes(symbolPath) : null;
        IEnumerable<Finding> findings = AssemblyRules.Check(image, symbols, path).Concat(ReferenceRules.Check(image, path));
        return new GateResult(Sort(findings), image, symbols);
    }

    private static List<Finding> Sort(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
    ];
}
