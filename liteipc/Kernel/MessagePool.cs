namespace LiteIpc;

/// <summary>
/// The message pool of one process: the bytes that its undelivered and unfreed messages take, and the message objects that are kept for the next ones. No
/// sender can fill it: a sender may take as much again as is free. One that floods thus gets half of the pool, two a third each, and there is always
/// room for the others. A sender is a key to it, which it only compares. Guarded by the kernel's gate.
/// </summary>
internal sealed class MessagePool
{
    private const int Kept = 4;

    private SenderShare? _shares;
    private DriverMessage? _free;
    private int _freeCount;

    /// <summary>Bytes that messages may take; 0 until the process has mapped it.</summary>
    internal int Size;

    internal int Used;

    /// <summary>Whether a message fits into the share of its sender, of which an asynchronous one leaves half.</summary>
    internal bool HasRoom(int charge, object sender, bool isAsync)
    {
        int free = Size - Used;
        SenderShare? share = Find(sender);
        int own = share == null ? 0 : share.Bytes;
        return charge <= free && own + charge <= (isAsync ? (free - own) / 2 : free);
    }

    /// <summary>Takes a message object; without a sender, for a notice of the kernel's own, it always fits.</summary>
    internal DriverMessage Take(int charge, object? sender)
    {
        DriverMessage message = _free ?? new DriverMessage();
        if (_free != null)
        {
            _free = message.Next;
            message.Next = null;
            _freeCount--;
        }

        message.Charge = charge;
        message.Pool = this;
        message.Share = sender == null ? null : TakeShare(sender, charge);
        Used += charge;
        return message;
    }

    internal void Return(DriverMessage message)
    {
        GiveBack(message.Share, message.Charge);
        message.Clear();
        if (_freeCount < Kept)
        {
            message.Next = _free;
            _free = message;
            _freeCount++;
        }
    }

    /// <summary>Bytes of a share are free again; of none for a notice of the kernel's own.</summary>
    internal void GiveBack(SenderShare? share, int bytes)
    {
        Used -= bytes;
        if (share != null)
        {
            share.Bytes -= bytes;
            if (share.Bytes == 0)
            {
                share.Sender = null;
            }
        }
    }

    private SenderShare TakeShare(object sender, int bytes)
    {
        SenderShare? share = Find(sender) ?? Find(null);
        if (share == null)
        {
            share = new SenderShare();
            share.Next = _shares;
            _shares = share;
        }

        share.Sender = sender;
        share.Bytes += bytes;
        return share;
    }

    /// <summary>The share of a sender; of nobody one that is free.</summary>
    private SenderShare? Find(object? sender)
    {
        SenderShare? share = _shares;
        while (share != null && share.Sender != sender)
        {
            share = share.Next;
        }

        return share;
    }
}

/// <summary>Bytes of a pool that one sender takes. It is free, for the next sender, while there are none.</summary>
internal sealed class SenderShare
{
    internal object? Sender;

    internal int Bytes;

    internal SenderShare? Next;
}
