using System.Buffers.Binary;
using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>Writes the values of an attribute as a .pe file has them.</summary>
internal sealed class AttributeEncoder(StringTable strings)
{
    private const byte FieldMark = 0x53;
    private const byte PropertyMark = 0x54;
    private const byte StringMark = 0x0E;

    public byte[] Encode(CustomAttribute attribute)
    {
        List<byte> bytes = [];
        try
        {
            foreach (CustomAttributeArgument argument in attribute.ConstructorArguments)
            {
                Write(argument, bytes);
            }

            Write16(attribute.Fields.Count + attribute.Properties.Count, bytes);
            Write(FieldMark, attribute.Fields, bytes);
            Write(PropertyMark, attribute.Properties, bytes);
        }
        catch (AssemblyResolutionException)
        {
            // An enum of another assembly: how long its values are is not known here, and the file leaves them out.
            return new byte[attribute.GetBlob().Length];
        }

        return [.. bytes];
    }

    private void Write(byte mark, IEnumerable<CustomAttributeNamedArgument> arguments, List<byte> bytes)
    {
        foreach (CustomAttributeNamedArgument argument in arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal))
        {
            bytes.Add(mark);
            Write16(strings.Add(argument.Name), bytes);
            Write(argument.Argument, bytes);
        }
    }

    private void Write(CustomAttributeArgument argument, List<byte> bytes)
    {
        switch (argument.Value)
        {
            case CustomAttributeArgument[] items when argument.Type.GetElementType().FullName == "System.Object":
                bytes.Add((byte)items.Length);
                foreach (CustomAttributeArgument item in items)
                {
                    Write((CustomAttributeArgument)item.Value, bytes);
                }

                break;
            case TypeReference type:
                bytes.Add(StringMark);
                Write16(strings.Add(type.FullName), bytes);
                break;
            case string text:
                bytes.Add(StringMark);
                Write16(strings.Add(text), bytes);
                break;
            case { } value when argument.Type.IsPrimitive:
                bytes.Add((byte)argument.Type.MetadataType);
                bytes.AddRange(Bytes(value));
                break;
        }
    }

    private static byte[] Bytes(object value) => value switch
    {
        bool flag => [flag ? (byte)1 : (byte)0],
        byte number => [number],
        sbyte number => [(byte)number],
        char letter => BitConverter.GetBytes(letter),
        float number => BitConverter.GetBytes(number),
        double number => BitConverter.GetBytes(number),
        short number => BitConverter.GetBytes(number),
        ushort number => BitConverter.GetBytes(number),
        int number => BitConverter.GetBytes(number),
        uint number => BitConverter.GetBytes(number),
        long number => BitConverter.GetBytes(number),
        ulong number => BitConverter.GetBytes(number),
        _ => [],
    };

    private static void Write16(int value, List<byte> bytes)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)value);
        bytes.AddRange(two);
    }
}
