using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Samgr.Analyzers.Proxies;
using Samgr.Analyzers.Rules;

namespace Samgr.Analyzers.Handlers;

/// <summary>SAMGR2005: services that look for themselves through samgr on their own task.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnServiceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.OwnService];

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
        var type = (INamedTypeSymbol)context.Symbol;
        var ownNames = new ConcurrentBag<string>(KnownTypes.ServiceAttributeOf(type) is null ? [] : ServiceNames.OfInterfaces(type));
        if (ownNames.IsEmpty && !KnownTypes.Derives(type, known.Service))
        {
            return;
        }

        var code = new HandlerCode(known);
        context.RegisterOperationAction(
            operation => code.AddDelegate((IDelegateCreationOperation)operation.Operation), OperationKind.DelegateCreation);
        context.RegisterOperationAction(
            operation =>
            {
                if (ServiceNames.OfNameProperty(operation) is { } name)
                {
                    ownNames.Add(name);
                }
            },
            OperationKind.Return);
        var lookups = new ConcurrentBag<(IInvocationOperation Call, ISymbol Container, string Name)>();
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                code.AddCall(call, operation.ContainingSymbol);
                if (Lookups.ServiceOf(call, known) is { } sought)
                {
                    lookups.Add((call, operation.ContainingSymbol, sought));
                }
            },
            OperationKind.Invocation);
        context.RegisterSymbolEndAction(end =>
        {
            foreach ((IInvocationOperation call, ISymbol container, string sought) in lookups.Where(lookup => ownNames.Contains(lookup.Name)))
            {
                code.AddSuspect(call, container, _ => Diagnostic.Create(
                    UsageRules.OwnService, call.Syntax.GetLocation(), call.TargetMethod.Name, sought));
            }

            code.ReportTo(end.ReportDiagnostic);
        });
    }
}
