using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Samgr.Emulator.Scenarios.Reading;

/// <summary>Finds what is no text: bytes that are no UTF-8, and escapes of half a character.</summary>
internal static class TextCheck
{
    private const int EscapeLength = 6;

    public static void CheckBytes(ScenarioSource source)
    {
        ReadOnlySpan<byte> content = source.Content;
        if (Utf8.IsValid(content))
        {
            return;
        }

        int offset = 0;
        while (Rune.DecodeFromUtf8(content[offset..], out _, out int length) == OperationStatus.Done)
        {
            offset += length;
        }

        string value = content[offset].ToString("X2", CultureInfo.InvariantCulture);
        throw source.Error(offset, $"the byte {value} is no UTF-8 here; save the file as UTF-8");
    }

    /// <summary>Checks a string or the name of a member, from its first quote on, which is well-formed otherwise.</summary>
    public static void CheckEscapes(ScenarioSource source, int offset, ReadOnlySpan<byte> text)
    {
        int place = 0;
        while (place < text.Length)
        {
            char? escaped = EscapeAt(text, place);
            if (escaped is char high && char.IsHighSurrogate(high) && EscapeAt(text, place + EscapeLength) is char low && char.IsLowSurrogate(low))
            {
                place += 2 * EscapeLength;
            }
            else if (escaped is char half && char.IsSurrogate(half))
            {
                string shown = Encoding.ASCII.GetString(text.Slice(place, EscapeLength));
                throw source.Error(offset + 1 + place, $"{shown} is half of a character; write both halves, or the character itself");
            }
            else
            {
                place += text[place] == (byte)'\\' ? 2 : 1;
            }
        }
    }

    private static char? EscapeAt(ReadOnlySpan<byte> text, int place)
        => place + EscapeLength <= text.Length && text[place] == (byte)'\\' && text[place + 1] == (byte)'u'
            && ushort.TryParse(text.Slice(place + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value)
            ? (char)value
            : null;
}
