using System.Security.Cryptography;
using System.Text;

namespace Samgr.Boards.Link;

/// <summary>The code of 26 characters that 'samgr device code' prints: 128 bits in base32, with a check of two bits at the end.</summary>
internal static class LinkCode
{
    private const int Characters = 26;
    private const int Bytes = 16;
    private const int BitsOfCharacter = 5;

    /// <summary>Reads a code: large and small letters are the same, dashes do not count.</summary>
    /// <returns>Its bytes; null when it is none, or a character is another one.</returns>
    internal static byte[]? Read(string text)
    {
        byte[] bytes = new byte[Bytes];
        int bit = 0;
        int check = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int value = text[i] == '-' ? 0 : ValueOf(text[i]);
            if (value < 0 || bit > (Characters - 1) * BitsOfCharacter)
            {
                return null;
            }

            for (int weight = 16; weight > 0 && text[i] != '-'; weight >>= 1)
            {
                if (bit < Bytes * 8)
                {
                    bytes[bit / 8] |= (byte)((value & weight) == 0 ? 0 : 128 >> (bit % 8));
                }

                bit++;
            }

            check = text[i] == '-' ? check : value & 3;
        }

        return bit == Characters * BitsOfCharacter && Derive(bytes, "check")[0] >> 6 == check ? bytes : null;
    }

    /// <summary>The key of the pairing ("code"), or the network id of the board that has the code ("id").</summary>
    internal static byte[] Derive(byte[] code, string label) => HMACSHA256.HashData(code, Encoding.UTF8.GetBytes(label));

    private static int ValueOf(char letter)
    {
        char large = letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
        return large >= 'A' && large <= 'Z' ? large - 'A' : large >= '2' && large <= '7' ? large - '2' + 26 : -1;
    }
}
