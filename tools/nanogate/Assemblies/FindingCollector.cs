using Mono.Cecil;
using Mono.Cecil.Cil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Gathers findings and gives each its source line.</summary>
internal sealed class FindingCollector(string assembly)
{
    private const int HiddenLine = 0xfeefee;
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings =>
        [.. _findings.DistinctBy(finding => finding.Line == 0
            ? (finding.Rule.Id, finding.Subject, 0)
            : (finding.Rule.Id, finding.File, finding.Line))];

    public void Add(Rule rule, string subject, TypeDefinition type)
    {
        MethodDefinition? method = SelfAndNested(type).SelectMany(inner => inner.Methods)
            .FirstOrDefault(candidate => candidate.DebugInformation.HasSequencePoints);
        Add(rule, subject, method, null);
    }

    public void Add(Rule rule, string subject, MethodDefinition? method, Instruction? instruction)
    {
        SequencePoint? place = method?.DebugInformation.SequencePoints
            .Where(point => point.StartLine != HiddenLine && (instruction is null || point.Offset <= instruction.Offset))
            .OrderBy(point => instruction is null ? point.Offset : -point.Offset)
            .FirstOrDefault();
        place ??= method?.DebugInformation.SequencePoints.FirstOrDefault(point => point.StartLine != HiddenLine);
        Finding finding = place is null
            ? new Finding(rule, subject, assembly, 0, 0)
            : new Finding(rule, subject, place.Document.Url, place.StartLine, place.StartColumn);
        _findings.Add(finding with { IsExact = place is not null && instruction is not null });
    }

    private static IEnumerable<TypeDefinition> SelfAndNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(SelfAndNested).Prepend(type);
}
