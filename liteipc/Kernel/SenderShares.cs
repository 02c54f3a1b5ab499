namespace LiteIpc;

/// <summary>
/// How many bytes of one pool each sender takes, so that none can fill it: a sender may take as much again as is free, and
/// thus one that floods gets half of the pool, two a third each, and there is always room for the others. Guarded by the
/// kernel's gate.
/// </summary>
internal sealed class SenderShares
{
    private SenderShare? _first;
    private SenderShare? _deliveredHead;
    private SenderShare? _deliveredTail;
    private SenderShare? _free;

    /// <summary>Whether a sender may take that much more of what is free, and with an asynchronous message leaves half of its share.</summary>
    internal bool Allows(object sender, int charge, int free, bool isAsync)
    {
        SenderShare? share = Find(sender);
        int own = share == null ? 0 : share.Bytes;
        return own + charge <= (isAsync ? (free - own) / 2 : free);
    }

    internal SenderShare Take(object sender, int charge)
    {
        SenderShare? share = Find(sender);
        if (share == null)
        {
            share = New();
            share.Sender = sender;
            share.Next = _first;
            _first = share;
        }

        share.Bytes += charge;
        return share;
    }

    internal void Return(SenderShare share, int charge)
    {
        share.Bytes -= charge;
        if (share.Bytes > 0)
        {
            return;
        }

        Unlink(share);
        Recycle(share);
    }

    /// <summary>Remembers whose bytes went over a connection; they come back in that order, near enough.</summary>
    internal void Deliver(SenderShare? share, int charge)
    {
        SenderShare delivered = New();
        delivered.Owner = share;
        delivered.Bytes = charge;
        if (_deliveredTail == null)
        {
            _deliveredHead = delivered;
        }
        else
        {
            _deliveredTail.Next = delivered;
        }

        _deliveredTail = delivered;
    }

    internal void Credit(int bytes)
    {
        while (bytes > 0 && _deliveredHead != null)
        {
            SenderShare oldest = _deliveredHead;
            int part = bytes < oldest.Bytes ? bytes : oldest.Bytes;
            bytes -= part;
            oldest.Bytes -= part;
            if (oldest.Owner != null)
            {
                Return(oldest.Owner, part);
            }

            if (oldest.Bytes > 0)
            {
                return;
            }

            _deliveredHead = oldest.Next;
            _deliveredTail = _deliveredHead == null ? null : _deliveredTail;
            Recycle(oldest);
        }
    }

    private SenderShare? Find(object sender)
    {
        SenderShare? share = _first;
        while (share != null && share.Sender != sender)
        {
            share = share.Next;
        }

        return share;
    }

    private void Unlink(SenderShare share)
    {
        if (_first == share)
        {
            _first = share.Next;
            return;
        }

        SenderShare? previous = _first;
        while (previous != null && previous.Next != share)
        {
            previous = previous.Next;
        }

        if (previous != null)
        {
            previous.Next = share.Next;
        }
    }

    private SenderShare New()
    {
        SenderShare share = _free ?? new SenderShare();
        _free = share.Next;
        share.Next = null;
        return share;
    }

    private void Recycle(SenderShare share)
    {
        share.Sender = null;
        share.Owner = null;
        share.Next = _free;
        _free = share;
    }
}

/// <summary>What one sender takes of a pool, or one delivery of it.</summary>
internal sealed class SenderShare
{
    /// <summary>Who it is: a key, which is only compared.</summary>
    internal object? Sender;

    internal SenderShare? Owner;

    internal int Bytes;

    internal SenderShare? Next;
}
