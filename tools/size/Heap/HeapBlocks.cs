using System.Reflection;
using System.Text;

namespace Samgr.Size.Heap;

/// <summary>
/// The sizes of objects on a 32-bit nanoCLR. Its heap is made of blocks of 12 bytes: an object is one block and another one for
/// each field, whatever the field holds.
/// </summary>
internal static class HeapBlocks
{
    public const int Block = 12;
    public const int Literal = Block;
    public const int Boxed = 2 * Block;
    public const int Delegate = 3 * Block;

    /// <summary>The object and the native timer.</summary>
    public const int Timer = 11 * Block;

    /// <summary>The object, its delegate, what the CLR keeps of a thread (888 bytes), and the three or four frames in which one waits.</summary>
    public const int Thread = 116 * Block;

    private const int ArrayHeader = 20;
    private const int DelegateListHeader = 2 * Block;
    private const int ListHeader = 4 * Block;

    public static int Round(int bytes) => (bytes + Block - 1) / Block * Block;

    public static int Object(int fields) => (1 + fields) * Block;

    public static int String(string text) => Round(Block + Encoding.UTF8.GetByteCount(text) + 1);

    public static int Array(Type element, int length) => Round(ArrayHeader + (length * Element(element)));

    public static int DelegateList(int length) => length == 1 ? Delegate : DelegateListHeader + (length * (Block + Delegate));

    public static int List(int capacity) => ListHeader + Array(typeof(object), capacity);

    public static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    public static bool IsStruct(Type type) => type.IsValueType && !type.IsPrimitive && !type.IsEnum;

    private static int Element(Type type)
    {
        Type element = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        return System.Type.GetTypeCode(element) switch
        {
            TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
            TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
            TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
            TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
            _ => Block,
        };
    }
}
