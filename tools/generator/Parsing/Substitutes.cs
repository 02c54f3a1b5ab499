using System.Linq;
using Microsoft.CodeAnalysis;

namespace Samgr.Generator.Parsing;

/// <summary>Says what to write in place of a type that cannot be passed.</summary>
internal static class Substitutes
{
    private const string Scalars = "use a number, bool, char, string, enum, DateTime, TimeSpan, an array of those, or a type marked [ServiceData]";

    /// <summary>The type to write instead.</summary>
    /// <param name="type">The type that cannot be passed.</param>
    /// <param name="mayBeCallback">Whether an object to call back can stand there.</param>
    public static string Of(ITypeSymbol type, bool mayBeCallback) =>
        OfFramework(type) ?? OfOwn(type) ?? Scalars + (mayBeCallback ? " or [CallbackInterface]" : "");

    private static string? OfFramework(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => "pass an array of one dimension and its width",
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => "pass an array of one dimension, or an array of a type marked [ServiceData] that has the inner one",
        { SpecialType: SpecialType.System_Decimal } => "use double, or a long of the smallest unit",
        INamedTypeSymbol { IsTupleType: true } => "use out parameters, or a struct marked [ServiceData]",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } named =>
            $"use {Names.Short(named.TypeArguments[0])} and a bool beside it, or a class marked [ServiceData] that may be null",
        INamedTypeSymbol { Name: "Task" or "ValueTask" } named when Names.NamespaceOf(named) == "System.Threading.Tasks" =>
            $"write {(named.TypeArguments.Length == 1 ? Names.Short(named.TypeArguments[0]) : "void")}: callers on .NET have a Task of it in the interface with Async behind its name, which is generated",
        INamedTypeSymbol { TypeArguments.Length: 1 } named when IsSequence(named) => $"write {Names.Short(named.TypeArguments[0])}[]",
        { Name: "DateTimeOffset" } when Names.NamespaceOf(type) == "System" => "use DateTime, in UTC",
        { Name: "Guid" } when Names.NamespaceOf(type) == "System" => "use string or byte[]",
        _ => null,
    };

    private static string? OfOwn(ITypeSymbol type) => type switch
    {
        { IsRecord: true } => "make it a class or struct with public fields, marked [ServiceData]: a board has no records",
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false, SpecialType: SpecialType.None } when type.DeclaringSyntaxReferences.Length > 0 =>
            "mark it [ServiceData]",
        _ => null,
    };

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || type.AllInterfaces.Any(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
}
