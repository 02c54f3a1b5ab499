using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Types;

/// <summary>The types that can cross between processes, and the substitutes for others.</summary>
internal static class SupportedTypes
{
    private const string OwnType = "use a type of your own with [ServiceData]";

    /// <summary>Why a type cannot be an argument or a result; null when it can.</summary>
    public static string? ProblemOfArgument(ITypeSymbol type) => KnownTypes.IsCallbackInterface(type) ? null : ProblemOfValue(type);

    /// <summary>Why a type cannot be passed by value; null when it can.</summary>
    public static string? ProblemOfValue(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => null,
        { TypeKind: TypeKind.Enum } => null,
        IArrayTypeSymbol array => ProblemOfArray(array),
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => "its type is not known; " + OwnType,
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer means nothing in another process; pass an array",
        { TypeKind: TypeKind.TypeParameter } => "the nano CLR has no generics; " + OwnType,
        { TypeKind: TypeKind.Delegate } => "code stays where it is; pass an interface with [CallbackInterface]",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "there is no Nullable<T> on a board; pass a flag beside the value",
        { IsTupleType: true } => "there are no tuples on a board; " + OwnType,
        INamedTypeSymbol { IsGenericType: true } => "the nano CLR has no generics; pass an array or " + OwnType,
        _ when IsPrimitive(type.SpecialType) || IsTimeSpan(type) || KnownTypes.IsServiceData(type) => null,
        { TypeKind: TypeKind.Interface } => "mark it with [CallbackInterface], and pass it as an argument",
        { SpecialType: not SpecialType.None } => OwnType,
        _ when type.Locations.All(place => !place.IsInSource) => OwnType,
        _ => "mark it with [ServiceData]",
    };

    private static string? ProblemOfArray(IArrayTypeSymbol array) => array switch
    {
        { Rank: > 1 } => "the nano CLR has no multi-dimensional arrays; pass one array and row * width + column",
        { ElementType: IArrayTypeSymbol } => "arrays of arrays cannot be passed; pass one array and the lengths",
        _ => ProblemOfValue(array.ElementType),
    };

    private static bool IsPrimitive(SpecialType type) => type is SpecialType.System_Boolean or SpecialType.System_Char
        or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_String
        or SpecialType.System_DateTime;

    private static bool IsTimeSpan(ITypeSymbol type) => type.Name == "TimeSpan" && type.ContainingNamespace?.ToDisplayString() == "System";
}
