using System;
using System.Text;

namespace LiteIpc.Link;

/// <summary>Little-endian values, and short texts.</summary>
internal static class LinkBytes
{
    internal static readonly byte[] None = new byte[0];

    internal static void Put16(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
    }

    internal static void Put32(byte[] bytes, int at, int value)
    {
        Put16(bytes, at, value);
        Put16(bytes, at + 2, value >> 16);
    }

    internal static int Get16(byte[] bytes, int at) => bytes[at] | (bytes[at + 1] << 8);

    internal static int Get32(byte[] bytes, int at) => BitConverter.ToInt32(bytes, at);

    /// <summary>A copy of an id, a key or a nonce.</summary>
    internal static byte[] Id(byte[] bytes, int at)
    {
        byte[] id = new byte[LinkOptions.IdSize];
        Array.Copy(bytes, at, id, 0, id.Length);
        return id;
    }

    internal static bool AreEqual(byte[] one, int at, byte[] other, int otherAt, int count)
    {
        // In the same time wherever they differ: one of them may be a tag.
        int difference = 0;
        for (int i = 0; i < count; i++)
        {
            difference |= one[at + i] ^ other[otherAt + i];
        }

        return difference == 0;
    }

    /// <summary>A text as UTF-8, cut to so many bytes; what is cut in a character reads as a mark for it.</summary>
    internal static byte[] FromText(string text, int most)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= most)
        {
            return bytes;
        }

        byte[] cut = new byte[most];
        Array.Copy(bytes, 0, cut, 0, most);
        return cut;
    }

    internal static string ToText(byte[] bytes, int at, int count) => count == 0 ? string.Empty : Encoding.UTF8.GetString(bytes, at, count);
}
