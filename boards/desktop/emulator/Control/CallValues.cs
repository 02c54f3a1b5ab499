using System.Globalization;
using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>The arguments and results of a call from outside, between JSON and the serializer.</summary>
internal static class CallValues
{
    private const int SlotSize = 4;
    private const string Types = "bool, i8, u8, i16, u16, i32, u32, i64, u64, f32, f64 and str";

    private static readonly string?[] _readable = ["bool", "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "str"];

    internal static IpcIo Write(IReadOnlyList<CallArgument> arguments)
    {
        IpcIo io = new(IpcLimits.MaxIoSize);
        for (int i = 0; i < arguments.Count; i++)
        {
            CallArgument argument = arguments[i] ?? throw new ControlException(EC.Invalid, $"argument {i + 1} is null; give its type and value");
            try
            {
                Write(io, argument);
            }
            catch (Exception error) when (error is FormatException or InvalidOperationException or OverflowException)
            {
                throw new ControlException(EC.Invalid, $"argument {i + 1} is no {argument.Type}: {argument.Value}");
            }
        }

        return io.Available ? io : throw new ControlException(EC.Invalid, $"the arguments exceed {IpcLimits.MaxIoSize} bytes");
    }

    /// <summary>Refuses a type that there is not.</summary>
    internal static void CheckTypes(IReadOnlyList<string?> types)
    {
        foreach (string? type in types.Where(type => !_readable.Contains(type)))
        {
            throw UnknownType(type);
        }
    }

    /// <summary>Reads as many values as there are types, and stops where the reply ends.</summary>
    internal static IReadOnlyList<JsonElement> Read(byte[] reply, IReadOnlyList<string> types)
    {
        List<JsonElement> values = [];
        IpcIo io = new();
        io.InitRead(reply, 0, reply.Length);
        foreach (string type in types)
        {
            object? value = Read(io, type);
            if (!io.Available)
            {
                break;
            }

            values.Add(JsonSerializer.SerializeToElement(value, ControlJson.Options));
        }

        return values;
    }

    private static void Write(IpcIo io, CallArgument argument)
    {
        JsonElement value = argument.Value;
        switch (argument.Type)
        {
            case "bool": io.WriteBool(value.GetBoolean()); break;
            case "i8": io.WriteInt8(value.GetSByte()); break;
            case "u8": io.WriteUint8(value.GetByte()); break;
            case "i16": io.WriteInt16(value.GetInt16()); break;
            case "u16": io.WriteUint16(value.GetUInt16()); break;
            case "i32": io.WriteInt32(value.GetInt32()); break;
            case "u32": io.WriteUint32(value.GetUInt32()); break;
            case "i64": io.WriteInt64(value.GetInt64()); break;
            case "u64": io.WriteUint64(value.GetUInt64()); break;
            case "f32": io.WriteFloat(value.GetSingle()); break;
            case "f64": io.WriteDouble(value.GetDouble()); break;
            case "str": io.WriteString(value.GetString()); break;
            case "raw": WriteRaw(io, value.GetBytesFromBase64()); break;
            default: throw UnknownType(argument.Type);
        }
    }

    private static void WriteRaw(IpcIo io, byte[] bytes)
    {
        if (bytes.Length % SlotSize != 0)
        {
            throw new FormatException();
        }

        if (bytes.Length > 0)
        {
            io.WriteRawData(bytes, 0, bytes.Length);
        }
    }

    private static object? Read(IpcIo io, string type) => type switch
    {
        "bool" => io.ReadBool(),
        "i8" => io.ReadInt8(),
        "u8" => io.ReadUint8(),
        "i16" => io.ReadInt16(),
        "u16" => io.ReadUint16(),
        "i32" => io.ReadInt32(),
        "u32" => io.ReadUint32(),
        "i64" => io.ReadInt64(),
        "u64" => io.ReadUint64(),
        "f32" => Finite(io.ReadFloat()),
        "f64" => Finite(io.ReadDouble()),
        "str" => io.ReadString(),
        _ => throw UnknownType(type),
    };

    private static object Finite(double value)
        => double.IsFinite(value) ? value : value.ToString(CultureInfo.InvariantCulture);

    private static ControlException UnknownType(string? type)
        => new(EC.Invalid, $"there is no type '{type}'; there are {Types}");
}
