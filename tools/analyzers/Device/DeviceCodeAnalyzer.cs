using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Samgr.Analyzers.Rules;
using Samgr.NanoGate.Sources;

namespace Samgr.Analyzers.Device;

/// <summary>Shows in a device project what the nano gate will refuse, while it is written.</summary>
/// <remarks>A project is a device project by its property DeviceProfile.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeviceCodeAnalyzer : DiagnosticAnalyzer
{
    private const string ProfileOption = "build_property.DeviceProfile";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. DeviceRules.All.Values];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (IsDeviceProject(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            {
                start.RegisterSemanticModelAction(Check);
            }
        });
    }

    private static bool IsDeviceProject(AnalyzerConfigOptions options)
        => options.TryGetValue(ProfileOption, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static void Check(SemanticModelAnalysisContext context)
    {
        SyntaxNode root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
        var findings = SyntaxRules.Check(root, context.SemanticModel).ToList();
        var lines = new HashSet<int>(findings.Select(finding => finding.Line));
        findings.AddRange(LibraryNames.Check(root, context.SemanticModel, context.CancellationToken)
            .Where(finding => lines.Add(finding.Line)));
        if (findings.Count == 0)
        {
            return;
        }

        DesktopRegions desktop = DesktopRegions.Of(context.SemanticModel.SyntaxTree, context.CancellationToken);
        foreach (SyntaxFinding finding in findings.Where(finding => !desktop.Contains(finding.Location.SourceSpan)))
        {
            context.ReportDiagnostic(Diagnostic.Create(DeviceRules.All[finding.Rule.Id], finding.Location, $"'{finding.Text}'"));
        }
    }
}
