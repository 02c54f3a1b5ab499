using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Samgr.Analyzers.Proxies;

/// <summary>Follows references through the variables of a method.</summary>
internal sealed class ReferenceUses
{
    private const string ReleaseName = "Release";

    private readonly ILookup<ISymbol, IOperation> _uses;

    public ReferenceUses(IEnumerable<IOperation> blocks)
    {
        _uses = blocks.SelectMany(block => block.DescendantsAndSelf())
            .OfType<ILocalReferenceOperation>()
            .ToLookup(use => (ISymbol)use.Local, use => (IOperation)use, SymbolEqualityComparer.Default);
    }

    /// <summary>The variable that QueryInterface gives its reference to; null when it is none, or thrown away.</summary>
    public static ILocalSymbol? OutVariable(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value switch
        {
            ILocalReferenceOperation reference => reference.Local,
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation reference } => reference.Local,
            _ => null,
        };

    /// <summary>The fate of the reference that an expression returns.</summary>
    public ReferenceFate FateOf(IOperation source)
    {
        IOperation value = Unconverted(source);
        ILocalSymbol[] variables = [.. VariablesOf(value)];
        return variables.Length > 0
            ? new ReferenceFate(variables[0], variables.Any(IsGivenOn))
            : new ReferenceFate(null, !IsMereUse(value));
    }

    /// <summary>Whether the reference in a variable is released, or reaches code that may release it.</summary>
    public bool IsGivenOn(ILocalSymbol variable) => IsGivenOn(variable, []);

    private bool IsGivenOn(ILocalSymbol variable, HashSet<string> seen)
        => seen.Add(variable.Name)
            && _uses[variable].Any(use =>
            {
                IOperation value = Unconverted(use);
                ILocalSymbol[] others = [.. VariablesOf(value)];
                return others.Length > 0 ? others.Any(other => IsGivenOn(other, seen)) : !IsMereUse(value);
            });

    /// <summary>The variables that get a value: by a declaration, an assignment or a pattern.</summary>
    private static IEnumerable<ILocalSymbol> VariablesOf(IOperation value) => value.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => [declarator.Symbol],
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value => [target.Local],
        IIsPatternOperation pattern => pattern.Pattern.DescendantsAndSelf().Select(DeclaredBy).OfType<ILocalSymbol>(),
        _ => [],
    };

    private static ISymbol? DeclaredBy(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    /// <summary>Whether the holder only looks at a value or calls it, so that its reference stays where it is.</summary>
    private static bool IsMereUse(IOperation value) => value.Parent switch
    {
        IInvocationOperation call => call.Instance == value && call.TargetMethod.Name != ReleaseName,
        IConditionalAccessOperation access => access.Operation == value && !IsRelease(access.WhenNotNull),
        IMemberReferenceOperation member => member.Instance == value && member is not IMethodReferenceOperation,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        IBinaryOperation or IIsTypeOperation or IIsPatternOperation or IExpressionStatementOperation or ILockOperation => true,
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.Out, ContainingSymbol.Name: "QueryInterface" },
        IDeclarationExpressionOperation => true,
        _ => false,
    };

    private static bool IsRelease(IOperation whenNotNull)
        => whenNotNull is IInvocationOperation { TargetMethod.Name: ReleaseName, Instance: { } instance }
            && instance.DescendantsAndSelf().Any(part => part is IConditionalAccessInstanceOperation);

    private static IOperation Unconverted(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value;
    }
}
