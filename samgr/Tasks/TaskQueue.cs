using System.Threading;

namespace Samgr;

/// <summary>
/// The queue of a task: requests up to its capacity, and beside them as many answers, whose places are reserved when the
/// requests are sent, so that an answer is never refused. Takes no memory per message once it has been full.
/// </summary>
internal sealed class TaskQueue
{
    private readonly object _gate = new object();
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private readonly AutoResetEvent _room = new AutoResetEvent(false);
    private Exchange? _head;
    private Exchange? _tail;
    private Exchange? _free;
    private int _requests;
    private int _answers;
    private int _unposted;
    private int _waitingForRoom;
    private bool _closed;

    internal TaskQueue(int capacity)
    {
        Capacity = capacity;
    }

    internal readonly int Capacity;

    /// <summary>Requests and how many there may be, as the dump shows them.</summary>
    internal string Load => _requests + "/" + Capacity;

    internal bool IsClosed => _closed;

    /// <summary>Takes a place for a request to a service; null when there is none.</summary>
    internal Exchange? Rent(ServiceEntry target, SamgrAdapter adapter)
    {
        Exchange? exchange = RentNow(target);
        if (exchange != null || target.Config!.FullQueuePolicy != FullQueuePolicy.Block)
        {
            return exchange;
        }

        long deadline = adapter.NowMs + target.Config.BlockTimeoutMs;
        Interlocked.Increment(ref _waitingForRoom);
        int left = target.Config.BlockTimeoutMs;
        // Looks again before the first wait: room that was made before this thread said that it waits was told to nobody.
        exchange = RentNow(target);
        while (exchange == null && left > 0 && !_closed)
        {
            bool told = _room.WaitOne(left, false);
            exchange = RentNow(target);
            left = told ? (int)(deadline - adapter.NowMs) : 0;
        }

        if (Interlocked.Decrement(ref _waitingForRoom) > 0)
        {
            _room.Set();
        }

        return exchange;
    }

    /// <summary>Takes a place without ever waiting for one, for the thread that must not.</summary>
    internal Exchange? RentNow(ServiceEntry target)
    {
        Exchange? dropped = null;
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            if (_requests < Capacity)
            {
                _requests++;
                return New(ExchangeKind.Request);
            }

            if (target.Config!.FullQueuePolicy != FullQueuePolicy.DropOldest)
            {
                return null;
            }

            dropped = TakeOldestOf(target);
            if (dropped == null)
            {
                return null;
            }
        }

        target.Dropped++;
        dropped.Target!.Service.Samgr!.Dispatcher.Abandon(dropped);
        lock (_gate)
        {
            Recycle(dropped);
            if (_closed)
            {
                return null;
            }

            _requests++;
            return New(ExchangeKind.Request);
        }
    }

    /// <summary>
    /// Takes a place outside the capacity: for an answer, which has reserved it, or for a step of the boot, of which there is one
    /// a service, and one a stage. Null once the queue is closed.
    /// </summary>
    internal Exchange? RentOutside(int kind)
    {
        lock (_gate)
        {
            return _closed ? null : New(kind);
        }
    }

    /// <summary>Puts a rented place into the queue.</summary>
    internal void Post(Exchange exchange)
    {
        lock (_gate)
        {
            if (_tail == null)
            {
                _head = exchange;
            }
            else
            {
                _tail.Next = exchange;
            }

            _tail = exchange;
            _unposted--;
        }

        _arrived.Set();
    }

    /// <summary>Reserves the place of an answer.</summary>
    internal bool ReserveAnswer()
    {
        lock (_gate)
        {
            if (_closed || _answers == Capacity)
            {
                return false;
            }

            _answers++;
            return true;
        }
    }

    internal void CancelAnswer()
    {
        lock (_gate)
        {
            _answers--;
        }
    }

    /// <summary>Waits for the next entry; null once the queue is closed and empty, and nobody is about to post.</summary>
    internal Exchange? Take()
    {
        while (true)
        {
            lock (_gate)
            {
                Exchange? exchange = _head;
                if (exchange != null)
                {
                    _head = exchange.Next;
                    _tail = _head == null ? null : _tail;
                    exchange.Next = null;
                    return exchange;
                }

                if (_closed && _unposted == 0)
                {
                    return null;
                }
            }

            _arrived.WaitOne();
        }
    }

    /// <summary>Gives a place back after its entry was handled.</summary>
    internal void Return(Exchange exchange)
    {
        lock (_gate)
        {
            Recycle(exchange);
        }

        if (_waitingForRoom > 0)
        {
            _room.Set();
        }
    }

    /// <summary>Lets nothing in any more; what is there is still taken out.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _arrived.Set();
        _room.Set();
    }

    private Exchange? TakeOldestOf(ServiceEntry target)
    {
        Exchange? previous = null;
        for (Exchange? exchange = _head; exchange != null; exchange = exchange.Next)
        {
            if (exchange.Target != target || exchange.Kind == ExchangeKind.Response || exchange.Kind == ExchangeKind.Initialize)
            {
                previous = exchange;
                continue;
            }

            if (previous == null)
            {
                _head = exchange.Next;
            }
            else
            {
                previous.Next = exchange.Next;
            }

            if (_tail == exchange)
            {
                _tail = previous;
            }

            exchange.Next = null;
            return exchange;
        }

        return null;
    }

    private Exchange New(int kind)
    {
        Exchange exchange = _free ?? new Exchange();
        _free = exchange.Next;
        exchange.Next = null;
        exchange.Kind = kind;
        exchange.TakesPlace = kind == ExchangeKind.Request;
        _unposted++;
        return exchange;
    }

    private void Recycle(Exchange exchange)
    {
        if (exchange.Kind == ExchangeKind.Response)
        {
            _answers--;
        }
        else if (exchange.TakesPlace)
        {
            _requests--;
        }

        exchange.Clear();
        exchange.Next = _free;
        _free = exchange;
    }
}
