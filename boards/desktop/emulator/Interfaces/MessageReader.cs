using System.Text.Json.Nodes;
using LiteIpc;

namespace Samgr.Emulator.Interfaces;

/// <summary>Reads a message of an interface into JSON.</summary>
internal sealed class MessageReader
{
    private const int SlotSize = 4;
    private const int MaxDepth = 32;

    private readonly InterfaceInfo _info;
    private readonly IpcIo _io = new();

    /// <summary>Reads a message from its begin.</summary>
    /// <param name="info">The interface.</param>
    /// <param name="message">The message.</param>
    public MessageReader(InterfaceInfo info, byte[] message)
    {
        _info = info;
        _io.InitRead(message, 0, message.Length);
    }

    /// <summary>Whether everything has been read, and nothing is left.</summary>
    public bool IsComplete => _io.Available && _io.Remaining == 0;

    /// <summary>Reads the code that a reply begins with.</summary>
    public int ReadStatus() => _io.ReadInt32();

    /// <summary>Reads the message of a failure; null when there is none.</summary>
    public string? ReadText() => _io.ReadString();

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">It is not there.</exception>
    public JsonNode? Read(InterfaceType type)
    {
        JsonNode? value = Read(type, 0);
        return _io.Available ? value : throw Broken();
    }

    private static FormatException Broken() => new("the reply is not that of the interface");

    private JsonNode? Read(InterfaceType type, int depth)
    {
        if (!_io.Available || depth > MaxDepth)
        {
            throw Broken();
        }

        if (type.IsNullable && !_io.ReadBool())
        {
            return null;
        }

        if (type.Element is not null)
        {
            return type.IsBytes ? ReadBytes() : ReadArray(type.Element, depth);
        }

        return type.Kind switch
        {
            InterfaceType.Data => ReadData(_info.FindData(type.Name), depth),
            InterfaceType.Enum => ReadEnum(_info.FindEnum(type.Name)),
            _ => PlainType.Find(type.Name).Read(_io),
        };
    }

    private JsonArray ReadBytes()
    {
        int count = _io.ReadInt32();
        byte[] bytes = count == 0 ? [] : _io.ReadRawData(count) ?? throw Broken();
        return [.. bytes.Select(one => (JsonNode)one)];
    }

    private JsonArray ReadArray(InterfaceType element, int depth)
    {
        int count = _io.ReadInt32();
        if (count < 0 || count > _io.Remaining / SlotSize)
        {
            throw Broken();
        }

        JsonArray array = [];
        for (int i = 0; i < count; i++)
        {
            array.Add(Read(element, depth + 1));
        }

        return array;
    }

    private JsonObject ReadData(DataInfo data, int depth)
    {
        JsonObject value = [];
        foreach (ValueInfo member in data.Members)
        {
            value[member.Name] = Read(InterfaceType.Of(member), depth + 1);
        }

        return value;
    }

    private JsonNode ReadEnum(EnumInfo model)
    {
        JsonNode number = PlainType.Find(model.Type).Read(_io);
        decimal value = decimal.Parse(number.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
        return EnumNames.Of(model, value) ?? number;
    }
}
