using System;
using System.Text;

namespace LiteIpc.Link;

/// <summary>Little-endian values, and short texts.</summary>
internal static class LinkBytes
{
    internal static readonly byte[] None = new byte[0];

    internal static void Put32(byte[] bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
        bytes[at + 2] = (byte)(value >> 16);
        bytes[at + 3] = (byte)(value >> 24);
    }

    internal static int Get32(byte[] bytes, int at) => BitConverter.ToInt32(bytes, at);

    internal static byte[] Copy(byte[] bytes, int start, int count)
    {
        byte[] copy = count == 0 ? None : new byte[count];
        Array.Copy(bytes, start, copy, 0, count);
        return copy;
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
        return bytes.Length <= most ? bytes : Copy(bytes, 0, most);
    }

    internal static string ToText(byte[] bytes, int at, int count) => count == 0 ? string.Empty : Encoding.UTF8.GetString(bytes, at, count);
}
