using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.Size.Images;

/// <summary>Writes signatures as a .pe file has them.</summary>
internal sealed class SignatureEncoder(TypeIds ids)
{
    private const byte FieldMark = 0x06;
    private const byte ThisMark = 0x20;
    private const byte Class = 17;
    private const byte ValueType = 18;
    private const byte Array = 19;
    private const byte Reference = 20;
    private const byte Unknown = 0;

    private static readonly Dictionary<string, byte> _elements = new(StringComparer.Ordinal)
    {
        ["System.Void"] = 0,
        ["System.Boolean"] = 1,
        ["System.SByte"] = 2,
        ["System.Byte"] = 3,
        ["System.Char"] = 4,
        ["System.Int16"] = 5,
        ["System.UInt16"] = 6,
        ["System.Int32"] = 7,
        ["System.UInt32"] = 8,
        ["System.Single"] = 9,
        ["System.Int64"] = 10,
        ["System.UInt64"] = 11,
        ["System.Double"] = 12,
        ["System.String"] = 15,
        ["System.Object"] = 16,
        ["System.IntPtr"] = 7,
        ["System.UIntPtr"] = 8,
        ["System.WeakReference"] = 27,
    };

    public byte[] Field(FieldReference field)
    {
        List<byte> bytes = [FieldMark];
        Write(field.FieldType, bytes);
        return [.. bytes];
    }

    public byte[] Method(MethodReference method)
    {
        List<byte> bytes = [(byte)((method.HasThis ? ThisMark : 0) | (byte)method.CallingConvention), (byte)method.Parameters.Count];
        Write(method.ReturnType, bytes);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Write(parameter.ParameterType, bytes);
        }

        return [.. bytes];
    }

    public byte[] Variables(IEnumerable<VariableDefinition> variables)
    {
        List<byte> bytes = [];
        foreach (VariableDefinition variable in variables)
        {
            Write(variable.VariableType, bytes);
        }

        return [.. bytes];
    }

    public byte[] Interfaces(ICollection<InterfaceImplementation> interfaces)
    {
        List<byte> bytes = [(byte)interfaces.Count];
        foreach (InterfaceImplementation implementation in interfaces)
        {
            WriteToken(ids.Encode(implementation.InterfaceType), bytes);
        }

        return [.. bytes];
    }

    public byte[] Type(TypeReference type)
    {
        List<byte> bytes = [];
        Write(type, bytes);
        return [.. bytes];
    }

    public static byte[] Value(byte[] value) => [(byte)value.Length, (byte)(value.Length >> 8), .. value];

    private void Write(TypeReference type, List<byte> bytes)
    {
        if (type.IsOptionalModifier)
        {
            bytes.Add(Unknown);
        }

        if (_elements.TryGetValue(type.FullName, out byte element))
        {
            bytes.Add(element);
            return;
        }

        switch (type.MetadataType)
        {
            case MetadataType.Class:
                bytes.Add(Class);
                WriteToken(ids.Encode(type), bytes);
                break;
            case MetadataType.ValueType:
                bytes.Add(ValueType);
                WriteToken(ids.Encode(type), bytes);
                break;
            case MetadataType.Array:
                bytes.Add(Array);
                Write(((ArrayType)type).ElementType, bytes);
                break;
            case MetadataType.ByReference:
                bytes.Add(Reference);
                Write(((ByReferenceType)type).ElementType, bytes);
                break;
            default:
                bytes.Add(Unknown);
                break;
        }
    }

    private static void WriteToken(uint value, List<byte> bytes)
    {
        if (value > 0x3FFF)
        {
            bytes.AddRange([(byte)((value >> 24) | 0xC0), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
        }
        else if (value > 0x7F)
        {
            bytes.AddRange([(byte)((value >> 8) | 0x80), (byte)value]);
        }
        else
        {
            bytes.Add((byte)value);
        }
    }
}
