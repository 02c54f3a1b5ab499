using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Interfaces;

/// <summary>Writes JSON values into a message as the generated proxy of an interface would.</summary>
/// <param name="info">The interface.</param>
/// <param name="function">The function, for what is said of a wrong value.</param>
internal sealed class MessageWriter(InterfaceInfo info, string function)
{
    private readonly IpcIo _io = new(IpcLimits.MaxIoSize);

    /// <summary>The content written so far.</summary>
    /// <exception cref="FormatException">It does not fit into a message.</exception>
    public byte[] ToArray() => _io.Available
        ? _io.ToArray()
        : throw new FormatException($"the arguments do not fit into a message of {IpcLimits.MaxIoSize} bytes");

    /// <summary>Writes a value.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Which it is: the argument, and the way to the member or element in it.</param>
    /// <exception cref="FormatException">The value is none of the type.</exception>
    public void Write(InterfaceType type, JsonElement value, string path)
    {
        bool isNull = value.ValueKind == JsonValueKind.Null;
        if (isNull && !type.IsNullable)
        {
            throw new FormatException($"{What(path)} cannot be null");
        }

        if (type.Kind == InterfaceType.Callback)
        {
            throw new FormatException($"{What(path)} is an object to call back, which the command line has not; call it from a program");
        }

        if (type.IsNullable)
        {
            _io.WriteBool(!isNull);
        }

        if (!isNull)
        {
            WriteBare(type, value, path);
        }
    }

    private string What(string path) => $"argument '{path}' of {function}";

    private void WriteBare(InterfaceType type, JsonElement value, string path)
    {
        if (type.Element is not null)
        {
            WriteArray(type, value, path);
        }
        else if (type.Kind == InterfaceType.Data)
        {
            WriteData(info.FindData(type.Name), value, path);
        }
        else if (type.Kind == InterfaceType.Enum)
        {
            EnumInfo model = info.FindEnum(type.Name);
            WritePlain(PlainType.Find(model.Type), JsonSerializer.SerializeToElement(NumberOf(model, value, path)), type, path);
        }
        else
        {
            WritePlain(PlainType.Find(type.Name), value, type, path);
        }
    }

    private void WritePlain(PlainType plain, JsonElement value, InterfaceType type, string path)
    {
        try
        {
            plain.Write(_io, value);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or OverflowException)
        {
            throw new FormatException($"{What(path)} is no {Signature.Short(type.ToString())}: {value.GetRawText()}");
        }
    }

    private void WriteArray(InterfaceType type, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"{What(path)} is no {Signature.Short(type.ToString())}: {value.GetRawText()}; write it like [1, 2]");
        }

        int count = value.GetArrayLength();
        _io.WriteInt32(count);
        if (type.IsBytes)
        {
            byte[] bytes = [.. value.EnumerateArray().Select(item =>
                item.ValueKind == JsonValueKind.Number && item.TryGetByte(out byte one) ? one : throw new FormatException($"{What(path)} holds no u8: {item.GetRawText()}"))];
            if (count > 0)
            {
                _io.WriteRawData(bytes, 0, count);
            }

            return;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            Write(type.Element!, item, $"{path}[{index++}]");
        }
    }

    private void WriteData(DataInfo data, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            string members = string.Join(", ", data.Members.Select(member => $"\"{member.Name}\": {Signature.Short(member.Type)}"));
            throw new FormatException($"{What(path)} is no {Signature.Short(data.Name)}: {value.GetRawText()}; write it like {{{members}}}");
        }

        Dictionary<string, JsonElement> given = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!data.Members.Any(member => string.Equals(member.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new FormatException(
                    $"{What(path)} has no member '{property.Name}'; {NameAdvice.Of(property.Name, data.Members.Select(member => member.Name))}");
            }

            given[property.Name] = property.Value;
        }

        foreach (ValueInfo member in data.Members)
        {
            InterfaceType type = InterfaceType.Of(member);
            if (!given.TryGetValue(member.Name, out JsonElement found) && !type.IsNullable)
            {
                throw new FormatException($"{What(path)} lacks the member {member.Name}, {Signature.Short(member.Type)}");
            }

            Write(type, found.ValueKind == JsonValueKind.Undefined ? JsonSerializer.SerializeToElement<object?>(null) : found, $"{path}.{member.Name}");
        }
    }

    private decimal NumberOf(EnumInfo model, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number))
        {
            return number;
        }

        string name = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return EnumNames.Find(model, name, out string unknown)
            ?? throw new FormatException($"{What(path)} is no {Signature.Short(model.Name)}: '{unknown}'; {NameAdvice.Of(unknown, model.Values.Keys)}");
    }
}
