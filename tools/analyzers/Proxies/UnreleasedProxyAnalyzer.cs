using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Samgr.Analyzers.Rules;

namespace Samgr.Analyzers.Proxies;

/// <summary>SAMGR2003: references to proxies that a method gets and neither releases nor hands on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreleasedProxyAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a finding that holds the name of its variable.</summary>
    internal const string VariableProperty = "Variable";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.UnreleasedProxy];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationBlockAction(block => Check(block, known));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, KnownTypes known)
    {
        var uses = new Lazy<ReferenceUses>(() => new ReferenceUses(context.OperationBlocks));
        foreach (IInvocationOperation call in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (Lookups.IsLookup(call, known))
            {
                Check(context, call, uses.Value.FateOf(call));
            }
            else if (Lookups.IsQueryInterface(call, known) && ReferenceUses.OutVariable(call) is { } variable)
            {
                Check(context, call, new ReferenceFate(variable, uses.Value.IsGivenOn(variable)));
            }
        }
    }

    private static void Check(OperationBlockAnalysisContext context, IInvocationOperation call, ReferenceFate fate)
    {
        if (fate.IsGivenOn)
        {
            return;
        }

        string subject = fate.Variable is null ? $"What '{call.TargetMethod.Name}' returns" : $"'{fate.Variable.Name}'";
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(
            UsageRules.UnreleasedProxy,
            call.Syntax.GetLocation(),
            fate.Variable is null ? properties : properties.Add(VariableProperty, fate.Variable.Name),
            subject));
    }
}
