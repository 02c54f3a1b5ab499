using System.Text;

namespace LiteIpc.Pairing;

/// <summary>Names in messages of DNS: labels, each behind its length, or a place in the message where the rest stands.</summary>
internal static class DnsName
{
    private const int MaxLabel = 63;
    private const int MaxName = 255;
    private const int Pointer = 0xC0;

    /// <summary>Writes a name.</summary>
    /// <param name="message">What is written to.</param>
    /// <param name="labels">Its labels, up to 63 bytes each.</param>
    public static void Write(List<byte> message, IEnumerable<string> labels)
    {
        foreach (byte[] label in labels.Select(Encoding.UTF8.GetBytes))
        {
            message.Add((byte)label.Length);
            message.AddRange(label);
        }

        message.Add(0);
    }

    /// <summary>Reads a name, and moves behind it.</summary>
    /// <returns>Its labels; null when it is none.</returns>
    public static string[]? Read(ReadOnlySpan<byte> message, ref int place)
    {
        List<string> labels = [];
        int at = place;
        int bytes = 0;
        int before = int.MaxValue;
        while (at < message.Length)
        {
            int length = message[at];
            if (length == 0)
            {
                place = before == int.MaxValue ? at + 1 : place;
                return [.. labels];
            }

            if ((length & Pointer) == Pointer)
            {
                // Each place lies before the one that names it, so that there is an end.
                int target = at + 1 < message.Length ? ((length & ~Pointer) << 8) | message[at + 1] : int.MaxValue;
                if (target >= Math.Min(at, before))
                {
                    return null;
                }

                place = before == int.MaxValue ? at + 2 : place;
                at = before = target;
                continue;
            }

            bytes += length + 1;
            if (length > MaxLabel || bytes > MaxName || at + 1 + length > message.Length)
            {
                return null;
            }

            labels.Add(Encoding.UTF8.GetString(message.Slice(at + 1, length)));
            at += 1 + length;
        }

        return null;
    }
}
