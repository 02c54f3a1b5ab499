using Mono.Cecil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Checks a type in a signature, with its element types.</summary>
internal static class Signatures
{
    public static void Check(TypeReference? type, Action<Rule, string> report)
    {
        for (TypeReference? part = type; part is not null; part = (part as TypeSpecification)?.ElementType)
        {
            if (RuleOf(part) is { } rule)
            {
                report(rule, part.FullName);
                return;
            }
        }
    }

    private static Rule? RuleOf(TypeReference type) => type switch
    {
        GenericInstanceType instance => RuleOfGeneric(instance.ElementType),
        GenericParameter => NanoRules.Generics,
        ArrayType { IsVector: false } => NanoRules.MultiDimensionalArrays,
        PointerType or FunctionPointerType or PinnedType => NanoRules.Pointers,
        RequiredModifierType { ModifierType.Name: "IsVolatile" } => NanoRules.Volatile,
        TypeSpecification => null,
        { FullName: "System.Decimal" } => NanoRules.Decimals,
        { HasGenericParameters: true } => RuleOfGeneric(type),
        _ when type.Name.Contains('`') => RuleOfGeneric(type),
        _ => null,
    };

    private static Rule RuleOfGeneric(TypeReference type) => type.Name[..(type.Name + "`").IndexOf('`')] switch
    {
        "Nullable" => NanoRules.NullableValue,
        "ValueTuple" or "Tuple" => NanoRules.Tuples,
        "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" => NanoRules.Spans,
        _ => NanoRules.Generics,
    };
}
