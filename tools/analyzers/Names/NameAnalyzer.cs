using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Samgr.Analyzers.Rules;

namespace Samgr.Analyzers.Names;

/// <summary>SAMGR2002: constants that are used as names of services and features and cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer : DiagnosticAnalyzer
{
    private const string SaNameType = "Samgr.SaName";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.BadName];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterOperationAction(operation => CheckReturned(operation, known), OperationKind.Return);
                start.RegisterOperationAction(operation => CheckInitializer(operation, known), OperationKind.PropertyInitializer);
                start.RegisterOperationAction(operation => CheckArgument(operation, known), OperationKind.Argument);
                if (!KnownTypes.HasGenerator(start.Options))
                {
                    start.RegisterSyntaxNodeAction(CheckAttribute, SyntaxKind.Attribute);
                }
            }
        });
    }

    private static void CheckReturned(OperationAnalysisContext context, KnownTypes known)
    {
        if (context.ContainingSymbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property }
            && ((IReturnOperation)context.Operation).ReturnedValue is { } value
            && KindOf(property, known) is { } kind)
        {
            Check(value, kind, context.ReportDiagnostic);
        }
    }

    private static void CheckInitializer(OperationAnalysisContext context, KnownTypes known)
    {
        var initializer = (IPropertyInitializerOperation)context.Operation;
        foreach (IPropertySymbol property in initializer.InitializedProperties)
        {
            if (KindOf(property, known) is { } kind)
            {
                Check(initializer.Value, kind, context.ReportDiagnostic);
            }
        }
    }

    private static void CheckArgument(OperationAnalysisContext context, KnownTypes known)
    {
        var argument = (IArgumentOperation)context.Operation;
        bool takesNames = argument.ArgumentKind == ArgumentKind.Explicit
            && argument.Parameter?.ContainingType is { } owner
            && (SymbolEqualityComparer.Default.Equals(owner, known.Samgr) || owner.ToDisplayString() == SaNameType);
        if (takesNames && NameKinds.OfParameter(argument.Parameter!.Name) is { } kind)
        {
            Check(argument.Value, kind, context.ReportDiagnostic);
        }
    }

    private static void CheckAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is null
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is not IMethodSymbol constructor
            || !KnownTypes.IsServiceInterfaceAttribute(constructor.ContainingType))
        {
            return;
        }

        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList.Arguments)
        {
            string kind = argument.NameEquals?.Name.Identifier.Text == "Feature" ? NameKinds.Feature : NameKinds.Service;
            if (context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken) is { HasValue: true, Value: string text })
            {
                Report(text, kind, argument.Expression.GetLocation(), context.ReportDiagnostic);
            }
        }
    }

    private static string? KindOf(IPropertySymbol property, KnownTypes known)
    {
        INamedTypeSymbol owner = property.ContainingType;
        return property.Name switch
        {
            "Name" when KnownTypes.Derives(owner, known.Service) => NameKinds.Service,
            "Name" when KnownTypes.Derives(owner, known.Feature) => NameKinds.Feature,
            "DependsOn" when KnownTypes.Derives(owner, known.DependentService) => NameKinds.Service,
            "DependsOnFeature" when KnownTypes.Derives(owner, known.DependentService) => NameKinds.Feature,
            _ => null,
        };
    }

    private static void Check(IOperation value, string kind, Action<Diagnostic> report)
    {
        if (value.ConstantValue is { HasValue: true, Value: string text })
        {
            Report(text, kind, value.Syntax.GetLocation(), report);
        }
    }

    private static void Report(string text, string kind, Location place, Action<Diagnostic> report)
    {
        if (NameKinds.Problem(text) is { } problem)
        {
            report(Diagnostic.Create(UsageRules.BadName, place, text.Replace("\0", "\\0"), kind, problem));
        }
    }
}
