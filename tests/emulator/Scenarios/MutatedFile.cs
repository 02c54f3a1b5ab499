using System.Text;

namespace Samgr.Emulator.Tests.Scenarios;

/// <summary>Makes files that are nearly right out of right ones, and files of pieces of JSON put together at random.</summary>
internal static class MutatedFile
{
    private static readonly byte[][] _pieces =
    [
        [0x80], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF, 0xFE], [0],
        .. new[]
        {
            "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u202e", "\\uZZZZ", "\\", "\"", "{", "}", "[", "]", ":", ",", "null", "true", "1e999",
            "-1", "0.5", "99999999999999999999", "\"name\"", "\"pid\"", "\"processes\"", "\"modules\"", "\"a\\u0000b.dll:T\"", "\"../x.dll:T\"", "\"/:\"",
            "//", "/*", "\n", "\uFEFF", "\u2028", "\"\\ud83d\"", "\"program\": \"\\u0000\",", "\"board\": \"\\ud800\",", "\"board\": \"\\u0000.json\",", "{\"\\udfff\":1}",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('[', 200)),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100))),
    ];

    internal static byte[] Make(Random random, byte[][] originals)
    {
        if (random.Next(8) == 0)
        {
            return [.. Enumerable.Range(0, random.Next(40)).SelectMany(_ => Piece(random))];
        }

        List<byte> content = [.. originals[random.Next(originals.Length)]];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            Change(random, content);
        }

        return [.. content];
    }

    private static byte[] Piece(Random random) => _pieces[random.Next(_pieces.Length)];

    private static void Change(Random random, List<byte> content)
    {
        int place = random.Next(content.Count + 1);
        int length = Math.Min(random.Next(1, 30), content.Count - place);
        switch (random.Next(5))
        {
            case 0: content.InsertRange(place, Piece(random)); break;
            case 1: content.RemoveRange(place, length); break;
            case 2: content.InsertRange(random.Next(content.Count + 1), content.GetRange(place, length)); break;
            case 3: content.RemoveRange(place, random.Next(4) == 0 ? content.Count - place : length); break;
            default:
                if (place < content.Count)
                {
                    content[place] = (byte)random.Next(256);
                }

                break;
        }
    }
}
