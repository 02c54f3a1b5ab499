using System;
using System.Security.Cryptography;
using LiteIpc.Link;

namespace Samgr.Boards.Link;

/// <summary>Clock, randomness and HMAC of a board. Every member may be called from any thread.</summary>
/// <remarks>
/// Randomness is that of System.Random. On ESP32 and STM32 it is the hardware's. A target whose Random is a sequence from a fixed start would draw the nonces of an earlier
/// session again after a restart; it needs a boot counter that is stored, and there is none here: do not link such a board.
/// </remarks>
internal sealed class BoardPlatform : ILinkPlatform
{
    private readonly object _gate = new object();
    private readonly Random _random = new Random();

    /// <inheritdoc/>
    public long NowMs => Environment.TickCount64;

    /// <inheritdoc/>
    public void Randomize(byte[] bytes)
    {
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }
    }

    /// <inheritdoc/>
    public byte[] Authenticate(byte[] key, byte[] bytes, int start, int count)
    {
        byte[] part = bytes;
        if (start != 0 || count != bytes.Length)
        {
            part = new byte[count];
            Array.Copy(bytes, start, part, 0, count);
        }

        return HMACSHA256.HashData(key, part);
    }
}
