using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>The key of a board as 26 characters that somebody types: 128 random bits in base32 (RFC 4648), with a check of two bits at the end.</summary>
public sealed class BoardCode
{
    /// <summary>Characters of a code, dashes and spaces not counted.</summary>
    public const int Characters = 26;

    private const int Bytes = 16;
    private const int CheckBits = 2;
    private const int Group = 5;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _bytes;

    private BoardCode(byte[] bytes) => _bytes = bytes;

    /// <summary>The characters, in groups with dashes between. It is a key: show it to the user alone.</summary>
    public string Text
    {
        get
        {
            UInt128 bits = (ToNumber(_bytes) << CheckBits) | CheckOf(_bytes);
            StringBuilder text = new(Characters + (Characters / Group));

            // The number has 130 bits: the two highest stand in the first byte alone.
            int first = _bytes[0] >> (8 - Group);
            text.Append(Alphabet[first]);
            for (int place = 1; place < Characters; place++)
            {
                if (place % Group == 0 && place < Characters - 1)
                {
                    text.Append('-');
                }

                text.Append(Alphabet[(int)((bits >> (Group * (Characters - 1 - place))) & 31)]);
            }

            return text.ToString();
        }
    }

    /// <summary>The key: HMAC-SHA256 of "code" with the 16 bytes as its key.</summary>
    public byte[] Key => Derive("code");

    /// <summary>The network id of the board that has the code: HMAC-SHA256 of "id".</summary>
    public byte[] NetworkId => Derive("id");

    /// <summary>Draws a code.</summary>
    public static BoardCode Draw() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads a code: large and small letters are the same, dashes and spaces do not count.</summary>
    /// <exception cref="FormatException">It is none; the message says where, and nothing else of the code.</exception>
    public static BoardCode Read(string text)
    {
        UInt128 bits = 0;
        int place = 0;
        int check = 0;
        foreach (char letter in text.Where(letter => letter is not ('-' or ' ')))
        {
            int value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"character {place + 1} of the code is none: there are the letters A to Z and the digits 2 to 7; look whether a 0 is an O, or a 1 an I or L"));
            }

            place++;
            check = value & 3;
            bits = place < Characters ? (bits << Group) | (uint)value : (bits << (Group - CheckBits)) | (uint)(value >> CheckBits);
        }

        if (place != Characters)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a code has {Characters} characters, and this one {place}; compare it with what was shown"));
        }

        byte[] bytes = new byte[Bytes];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        return CheckOf(bytes) == check
            ? new BoardCode(bytes)
            : throw new FormatException("the check of the code is wrong: a character is another one; compare it with what was shown");
    }

    /// <summary>The board that has the code, under a name.</summary>
    public PairedDevice Named(string name) => new(name, NetworkId, Key, DeviceKind.Board, LinkSecurity.Tagged);

    /// <summary>Nothing of the code.</summary>
    public override string ToString() => "a code of a board";

    private static UInt128 ToNumber(byte[] bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);

    private static byte CheckOf(byte[] bytes) => (byte)(HMACSHA256.HashData(bytes, "check"u8)[0] >> (8 - CheckBits));

    private byte[] Derive(string label) => HMACSHA256.HashData(_bytes, Encoding.ASCII.GetBytes(label));
}
