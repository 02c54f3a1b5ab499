using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Samgr.Analyzers.Rules;
using Samgr.Generator.Parsing;

namespace Samgr.Analyzers.Types;

/// <summary>SAMGR2001: types in interfaces of services, in callbacks and in data that cannot cross between processes.</summary>
/// <remarks>
/// Interfaces, and the data that they pass, are the generator's to refuse; they are looked at in a project that says by
/// SamgrGeneratesProxies that it has none.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossingTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.UnsupportedType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            bool isGenerated = KnownTypes.HasGenerator(start.Options);
            var passed = new Lazy<HashSet<ITypeSymbol>>(() => isGenerated ? PassedData.Of(start.Compilation) : []);
            start.RegisterSymbolAction(symbol => Check(symbol, isGenerated, passed), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, bool isGenerated, Lazy<HashSet<ITypeSymbol>> passed)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (KnownTypes.IsServiceData(type))
        {
            if (!passed.Value.Contains(type))
            {
                CheckData(context, type);
            }
        }
        else if (!isGenerated && (KnownTypes.IsServiceInterface(type) || KnownTypes.IsCallbackInterface(type)))
        {
            CheckInterface(context, type);
        }
    }

    private static void CheckInterface(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary))
        {
            if (!method.ReturnsVoid)
            {
                Report(context, method, method.ReturnType, SupportedTypes.ProblemOfValue(method.ReturnType));
            }

            foreach (IParameterSymbol parameter in method.Parameters)
            {
                Report(context, parameter, parameter.Type, SupportedTypes.ProblemOfArgument(parameter.Type));
            }
        }
    }

    // Members of a base class with the attribute are reported at that class.
    private static void CheckData(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        INamedTypeSymbol? marked = type.BaseType;
        while (marked is not null && !KnownTypes.IsServiceData(marked))
        {
            marked = marked.BaseType;
        }

        ImmutableArray<ISymbol> foundThere = marked is null ? [] : PassedMembers.Of(marked);
        foreach (ISymbol member in PassedMembers.Of(type).Except(foundThere, SymbolEqualityComparer.Default))
        {
            ITypeSymbol value = PassedMembers.TypeOf(member);
            bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
            Report(context, isOwn ? member : type, value, SupportedTypes.ProblemOfValue(value));
        }
    }

    private static void Report(SymbolAnalysisContext context, ISymbol owner, ITypeSymbol type, string? problem)
    {
        if (problem is not null && owner.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is { } syntax)
        {
            Location? place = syntax switch
            {
                MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
                ParameterSyntax parameter => parameter.Type?.GetLocation(),
                BasePropertyDeclarationSyntax property => property.Type.GetLocation(),
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type.GetLocation(),
                BaseTypeDeclarationSyntax derived => derived.Identifier.GetLocation(),
                _ => null,
            };
            context.ReportDiagnostic(Diagnostic.Create(
                UsageRules.UnsupportedType, place ?? syntax.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), problem));
        }
    }
}
