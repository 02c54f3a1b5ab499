using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace LiteIpc.Pairing;

/// <summary>Questions for devices and answers of them, in multicast DNS (RFC 6762) and service discovery (RFC 6763).</summary>
internal static class NearbyMessage
{
    /// <summary>Bytes of a message at most.</summary>
    public const int MaxSize = 1472;

    /// <summary>Characters of a network id that an answer holds.</summary>
    public const int IdPrefix = 16;

    private const int HeadSize = 12;
    private const int MaxEntries = 32;
    private const ushort Answers = 0x8400;
    private const ushort AnswerBit = 0x8000;
    private const ushort UnicastBit = 0x8000;
    private const ushort FlushBit = 0x8000;
    private const ushort Internet = 1;
    private const ushort TypePointer = 12;
    private const ushort TypeText = 16;
    private const ushort TypeServer = 33;
    private const ushort TypeAny = 255;

    private static readonly string[] _service = ["_samgr", "_tcp", "local"];

    /// <summary>A question for all devices, to be answered to its sender alone.</summary>
    public static byte[] Ask(ushort number)
    {
        List<byte> message = Head(number, 0, 1, 0);
        DnsName.Write(message, _service);
        AddNumbers(message, TypePointer, Internet | UnicastBit);
        return [.. message];
    }

    /// <summary>Whether a message asks for devices.</summary>
    public static bool IsAsking(ReadOnlySpan<byte> message, out ushort number)
    {
        number = 0;
        if (message.Length < HeadSize || message.Length > MaxSize || (Number(message, 2) & AnswerBit) != 0)
        {
            return false;
        }

        number = Number(message, 0);
        int place = HeadSize;
        for (int left = Math.Min(Number(message, 4), (ushort)MaxEntries); left > 0; left--)
        {
            if (DnsName.Read(message, ref place) is not { } name || place + 4 > message.Length)
            {
                return false;
            }

            if (IsService(name) && Number(message, place) is TypePointer or TypeAny)
            {
                return true;
            }

            place += 4;
        }

        return false;
    }

    /// <summary>The answer of a device.</summary>
    /// <param name="number">The number of the question.</param>
    /// <param name="device">The name that it proposes.</param>
    /// <param name="networkId">Its network id.</param>
    /// <param name="port">The port where it waits.</param>
    /// <param name="seconds">How long it holds; 0 when it waits no longer.</param>
    public static byte[] Answer(ushort number, string device, string networkId, int port, int seconds)
    {
        string[] instance = [device, .. _service];
        List<byte> message = Head(number, Answers, 0, 3);
        Add(message, _service, TypePointer, Internet, seconds, content => DnsName.Write(content, instance));
        Add(message, instance, TypeServer, Internet | FlushBit, seconds, content =>
        {
            AddNumbers(content, 0, 0, (ushort)port);
            DnsName.Write(content, [device, "local"]);
        });
        Add(message, instance, TypeText, Internet | FlushBit, seconds, content =>
        {
            AddText(content, "v=1");
            AddText(content, "id=" + networkId[..IdPrefix]);
        });
        return [.. message];
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="message">The message.</param>
    /// <param name="number">The number of the question.</param>
    /// <param name="from">Who sent it: where the device is.</param>
    /// <returns>The device; null for anything else.</returns>
    public static NearbyDevice? Read(ReadOnlySpan<byte> message, ushort number, IPAddress from)
    {
        if (message.Length < HeadSize || message.Length > MaxSize || Number(message, 0) != number || (Number(message, 2) & AnswerBit) == 0 || Number(message, 4) != 0)
        {
            return null;
        }

        string? name = null;
        string? id = null;
        int port = 0;
        int place = HeadSize;
        for (int left = Math.Min(Number(message, 6), (ushort)MaxEntries); left > 0; left--)
        {
            if (DnsName.Read(message, ref place) is not { } owner || place + 10 > message.Length)
            {
                return null;
            }

            ushort type = Number(message, place);
            int start = place + 10;
            int length = Number(message, place + 8);
            bool isAlive = BinaryPrimitives.ReadUInt32BigEndian(message[(place + 4)..]) != 0;
            if (start + length > message.Length)
            {
                return null;
            }

            place = start + length;
            if (isAlive && owner.Length == _service.Length + 1 && IsService(owner[1..]))
            {
                name = owner[0];
                port = type == TypeServer && length >= 6 ? Number(message, start + 4) : port;
                id = type == TypeText ? IdIn(message.Slice(start, length)) : id;
            }
        }

        return name is not null && DeviceNames.FindProblem(name) is null && port > 0 && id is not null ? new NearbyDevice(name, new IPEndPoint(from, port), id) : null;
    }

    private static string? IdIn(ReadOnlySpan<byte> texts)
    {
        for (int place = 0; place < texts.Length && place + 1 + texts[place] <= texts.Length; place += 1 + texts[place])
        {
            string text = Encoding.UTF8.GetString(texts.Slice(place + 1, texts[place]));
            if (text.StartsWith("id=", StringComparison.Ordinal) && text.Length == 3 + IdPrefix && text[3..].All(char.IsAsciiHexDigitLower))
            {
                return text[3..];
            }
        }

        return null;
    }

    private static bool IsService(string[] name) => name.SequenceEqual(_service, StringComparer.OrdinalIgnoreCase);

    private static ushort Number(ReadOnlySpan<byte> message, int place) => BinaryPrimitives.ReadUInt16BigEndian(message[place..]);

    private static List<byte> Head(ushort number, ushort flags, ushort questions, ushort answers)
    {
        List<byte> message = [];
        AddNumbers(message, number, flags, questions, answers, 0, 0);
        return message;
    }

    private static void Add(List<byte> message, string[] owner, ushort type, ushort kind, int seconds, Action<List<byte>> writes)
    {
        DnsName.Write(message, owner);
        AddNumbers(message, type, kind, (ushort)(seconds >> 16), (ushort)seconds);
        List<byte> content = [];
        writes(content);
        AddNumbers(message, (ushort)content.Count);
        message.AddRange(content);
    }

    private static void AddNumbers(List<byte> message, params ReadOnlySpan<ushort> numbers)
    {
        foreach (ushort number in numbers)
        {
            message.Add((byte)(number >> 8));
            message.Add((byte)number);
        }
    }

    private static void AddText(List<byte> message, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        message.Add((byte)bytes.Length);
        message.AddRange(bytes);
    }
}
