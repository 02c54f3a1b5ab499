namespace LiteIpc.Tests.Properties;

/// <summary>A small generator with a seed, so that every run sees the same random bytes and a failure names its own.</summary>
internal struct Xorshift(ulong seed)
{
    private ulong _state = (seed * 0x9e3779b97f4a7c15) | 1;

    public int Next(int below) => (int)(Next() % (ulong)below);

    public ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state * 0x2545f4914f6cdd1d >> 16;
    }

    /// <summary>Slots such as a message has: counts, lengths, letters, zeroes, and noise.</summary>
    public void Fill(Span<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            ulong noise = Next();
            uint slot = (noise & 7) switch
            {
                0 => 0,
                1 or 2 or 3 => (uint)(noise >> 8) % 12,
                4 => 0x00616263u >> (int)(8 * ((noise >> 8) & 3)),
                5 => uint.MaxValue - ((uint)(noise >> 8) & 3),
                _ => (uint)(noise >> 8),
            };
            for (int i = 0; i < 4 && at < bytes.Length; i++)
            {
                bytes[at++] = (byte)(slot >> (8 * i));
            }
        }
    }
}
