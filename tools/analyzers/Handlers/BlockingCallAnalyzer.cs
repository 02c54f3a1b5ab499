using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Samgr.Analyzers.Rules;

namespace Samgr.Analyzers.Handlers;

/// <summary>SAMGR2004: handlers that wait, themselves or in a method of their class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.BlockingCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterSymbolStartAction(type => CheckType(type, known), SymbolKind.NamedType);
            }
        });
    }

    private static void CheckType(SymbolStartAnalysisContext context, KnownTypes known)
    {
        var code = new HandlerCode(known);
        context.RegisterOperationAction(
            operation => code.AddDelegate((IDelegateCreationOperation)operation.Operation), OperationKind.DelegateCreation);
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is IInvocationOperation call)
                {
                    code.AddCall(call, operation.ContainingSymbol);
                }

                if (BlockingCalls.NameOf(operation.Operation) is { } name)
                {
                    Location place = operation.Operation.Syntax.GetLocation();
                    code.AddSuspect(operation.Operation, operation.ContainingSymbol, handler =>
                        Diagnostic.Create(UsageRules.BlockingCall, place, name, handler));
                }
            },
            OperationKind.Invocation,
            OperationKind.PropertyReference);
        context.RegisterSymbolEndAction(end => code.ReportTo(end.ReportDiagnostic));
    }
}
