using Microsoft.CodeAnalysis;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>The types that one call of the serializer writes.</summary>
internal static class Scalars
{
    private const int Slot = 4;

    public static ValueType? Find(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => Plain("bool", "bool", "Bool", Slot),
        SpecialType.System_SByte => Plain("sbyte", "i8", "Int8", Slot),
        SpecialType.System_Byte => Plain("byte", "u8", "Uint8", Slot),
        SpecialType.System_Int16 => Plain("short", "i16", "Int16", Slot),
        SpecialType.System_UInt16 => Plain("ushort", "u16", "Uint16", Slot),
        SpecialType.System_Int32 => Plain("int", "i32", "Int32", Slot),
        SpecialType.System_UInt32 => Plain("uint", "u32", "Uint32", Slot),
        SpecialType.System_Int64 => Plain("long", "i64", "Int64", Slot * 2),
        SpecialType.System_UInt64 => Plain("ulong", "u64", "Uint64", Slot * 2),
        SpecialType.System_Single => Plain("float", "f32", "Float", Slot),
        SpecialType.System_Double => Plain("double", "f64", "Double", Slot * 2),
        SpecialType.System_Char => Plain("char", "char", "Uint16", Slot) with { Number = "ushort" },
        SpecialType.System_DateTime => Ticks("global::System.DateTime", "time"),
        _ => null,
    };

    public static ValueType Span() => Ticks("global::System.TimeSpan", "span");

    private static ValueType Plain(string name, string wire, string io, int size) =>
        new(ValueKind.Scalar, name, wire, io, "", false, false, size, size, name);

    private static ValueType Ticks(string name, string wire) =>
        new(ValueKind.Ticks, name, wire, "Int64", "", false, false, Slot * 2, Slot * 2, wire);
}
