using System.Security.Cryptography;

namespace LiteIpc.Link.Tests.Support;

/// <summary>A device's own clock, which differs from the others' by a constant, and numbers from a seed.</summary>
internal sealed class TestPlatform(Clock clock, long offsetMs, int seed) : ILinkPlatform
{
    private readonly Random _random = new(seed);

    public long NowMs => clock.NowMs + offsetMs;

    /// <summary>Numbers that come before those of the seed.</summary>
    public Queue<byte[]> Next { get; } = new();

    public void Randomize(byte[] bytes)
    {
        if (Next.TryDequeue(out byte[]? given))
        {
            given.CopyTo(bytes, 0);
        }
        else
        {
            _random.NextBytes(bytes);
        }
    }

    public byte[] Authenticate(byte[] key, byte[] bytes, int start, int count) => HMACSHA256.HashData(key, bytes.AsSpan(start, count));
}
