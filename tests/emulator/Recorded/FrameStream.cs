using System.Buffers.Binary;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Makes frames of the bytes of a connection, in whatever pieces they come.</summary>
internal sealed class FrameStream
{
    private readonly List<byte> _rest = [];

    /// <summary>Takes bytes.</summary>
    /// <returns>The frames that are whole now.</returns>
    public List<byte[]> Take(ReadOnlySpan<byte> bytes)
    {
        _rest.AddRange(bytes);
        List<byte[]> frames = [];
        while (_rest.Count >= 4)
        {
            int length = 4 + BinaryPrimitives.ReadInt32LittleEndian(_rest[..4].ToArray());
            if (_rest.Count < length)
            {
                break;
            }

            frames.Add([.. _rest[..length]]);
            _rest.RemoveRange(0, length);
        }

        return frames;
    }
}
