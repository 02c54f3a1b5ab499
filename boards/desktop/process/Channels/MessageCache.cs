using LiteIpc;

namespace Samgr.Emulator.Channels;

/// <summary>Messages that are used again, and the arrays of large ones.</summary>
internal sealed class MessageCache
{
    private const int Kept = 64;
    private const int SmallBytes = 1024;

    /// <summary>The last one that the thread gave back, whose memory it has at hand. Any cache may have it.</summary>
    [ThreadStatic]
    private static DriverMessage? _spare;

    private readonly DriverMessage?[] _free = new DriverMessage?[Kept];
    private readonly byte[]?[] _large = new byte[]?[2];
    private readonly Lock _gate = new();
    private DriverMessage? _next;
    private int _freeCount;

    /// <summary>Takes a message with room for so many bytes and no objects.</summary>
    internal DriverMessage Rent(int size, object door)
    {
        DriverMessage message = TakeSpare() ?? Interlocked.Exchange(ref _next, null) ?? TakeFree() ?? new DriverMessage();
        if (size > SmallBytes)
        {
            TakeLarge(message, size);
        }

        message.Door = door;
        message.Prepare(size, 0, 0);
        return message;
    }

    /// <summary>Takes a message back.</summary>
    /// <returns>The bytes of the pool that it held; 0 when it has been given back before.</returns>
    internal int Return(DriverMessage message)
    {
        int charge = message.Charge;
        if (charge == 0)
        {
            return 0;
        }

        message.Charge = 0;

        if (message.Bytes.Length > SmallBytes)
        {
            KeepLarge(message.Bytes);
            message.Bytes = [];
        }

        message.Sequence = 0;
        if (_spare == null)
        {
            _spare = message;
            return charge;
        }

        DriverMessage? former = Interlocked.Exchange(ref _next, message);
        if (former != null)
        {
            KeepFree(former);
        }

        return charge;
    }

    private static DriverMessage? TakeSpare()
    {
        DriverMessage? spare = _spare;
        if (spare != null)
        {
            _spare = null;
        }

        return spare;
    }

    private DriverMessage? TakeFree()
    {
        lock (_gate)
        {
            return _freeCount == 0 ? null : _free[--_freeCount];
        }
    }

    private void KeepFree(DriverMessage message)
    {
        lock (_gate)
        {
            if (_freeCount < Kept)
            {
                _free[_freeCount++] = message;
            }
        }
    }

    private void TakeLarge(DriverMessage message, int size)
    {
        for (int i = 0; i < _large.Length && message.Bytes.Length < size; i++)
        {
            message.Bytes = Interlocked.Exchange(ref _large[i], null) ?? message.Bytes;
        }
    }

    private void KeepLarge(byte[] bytes)
    {
        for (int i = 0; i < _large.Length; i++)
        {
            byte[]? kept = Volatile.Read(ref _large[i]);
            if (kept == null || kept.Length < bytes.Length)
            {
                _large[i] = bytes;
                return;
            }
        }
    }
}
