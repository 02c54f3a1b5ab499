using System.Security.Cryptography;

namespace LiteIpc.Link.Desktop;

/// <summary>Clock and randomness of .NET 10. Every member may be called from any thread.</summary>
public sealed class DesktopPlatform : ILinkPlatform
{
    /// <inheritdoc/>
    public long NowMs => Environment.TickCount64;

    /// <inheritdoc/>
    public void Randomize(byte[] bytes) => RandomNumberGenerator.Fill(bytes);

    /// <inheritdoc/>
    public byte[] Authenticate(byte[] key, byte[] bytes, int start, int count) => HMACSHA256.HashData(key, bytes.AsSpan(start, count));
}
