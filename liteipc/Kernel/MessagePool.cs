namespace LiteIpc;

/// <summary>
/// The message pool of one process: how many bytes its undelivered and unfreed messages may take, and the message objects
/// that are kept for the next ones. A sender is a key to it, which it only compares. Guarded by the kernel's gate.
/// </summary>
internal sealed class MessagePool
{
    private const int Kept = 4;

    private readonly SenderShares _shares = new SenderShares();
    private IpcMessage? _free;
    private int _freeCount;

    internal int Size;

    internal int Used;

    internal bool IsMapped => Size > 0;

    internal void Map(int size) => Size = size;

    /// <summary>Whether a message fits, and its sender does not take more than its share.</summary>
    internal bool HasRoom(int charge, object sender, bool isAsync)
        => charge <= Size - Used && _shares.Allows(sender, charge, Size - Used, isAsync);

    /// <summary>Takes a message object; without a sender, for a notice of the kernel's own, it always fits.</summary>
    internal IpcMessage Take(int charge, object? sender)
    {
        IpcMessage message = _free ?? new IpcMessage();
        if (_free != null)
        {
            _free = message.Next;
            message.Next = null;
            _freeCount--;
        }

        message.Charge = charge;
        message.Pool = this;
        message.Share = sender == null ? null : _shares.Take(sender, charge);
        Used += charge;
        return message;
    }

    /// <summary>Bytes of messages that went over a connection and that the process behind it has not given back.</summary>
    internal int Delivered;

    internal void Return(IpcMessage message)
    {
        Used -= message.Charge;
        if (message.Share != null)
        {
            _shares.Return(message.Share, message.Charge);
        }

        Keep(message);
    }

    /// <summary>Takes the object of a message back whose content went over a connection; its bytes stay taken.</summary>
    internal void Deliver(IpcMessage message)
    {
        Delivered += message.Charge;
        _shares.Deliver(message.Share, message.Charge);
        Keep(message);
    }

    /// <summary>Gives bytes back that went over a connection.</summary>
    /// <returns>False when that many did not.</returns>
    internal bool Credit(int bytes)
    {
        if (bytes < 0 || bytes > Delivered)
        {
            return false;
        }

        Delivered -= bytes;
        Used -= bytes;
        _shares.Credit(bytes);
        return true;
    }

    private void Keep(IpcMessage message)
    {
        message.Clear();
        if (_freeCount < Kept)
        {
            message.Next = _free;
            _free = message;
            _freeCount++;
        }
    }
}
