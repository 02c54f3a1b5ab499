using System.Threading;

namespace Samgr;

/// <summary>
/// The queue of a task: requests up to its capacity, and beside them as many answers, whose places are reserved when the
/// requests are sent, so that an answer is never refused. Takes no memory per message once it has been full.
/// </summary>
/// <remarks>
/// Whoever has the turn handles an entry: the task's own thread, or while that one sleeps another one in its place. A place is
/// rented and posted under one hold of the gate: what stands between the two must neither throw nor wait.
/// </remarks>
internal sealed class TaskQueue
{
    private readonly object _gate = new object();
    private readonly SamgrAdapter _adapter;
    private readonly object _arrived;
    private readonly AutoResetEvent _room = new AutoResetEvent(false);
    private Exchange? _head;
    private Exchange? _tail;
    private Exchange? _free;
    private int _requests;
    private int _answers;
    private int _waitingForRoom;
    private bool _sleeps;
    private bool _isTurnTaken;
    private bool _closed;

    internal TaskQueue(int capacity, SamgrAdapter adapter)
    {
        Capacity = capacity;
        _adapter = adapter;
        _arrived = adapter.NewSignal();
    }

    internal readonly int Capacity;

    /// <summary>Requests and how many there may be, as the dump shows them.</summary>
    internal string Load => _requests + "/" + Capacity;

    internal bool IsClosed => _closed;

    /// <summary>Takes a place for a request to a service, to be posted at once; null when there is none.</summary>
    internal Exchange? Rent(ServiceEntry target)
    {
        Exchange? exchange = RentNow(target);
        if (exchange != null || target.Config!.FullQueuePolicy != FullQueuePolicy.Block)
        {
            return exchange;
        }

        long deadline = _adapter.NowMs + target.Config.BlockTimeoutMs;
        Interlocked.Increment(ref _waitingForRoom);
        int left = target.Config.BlockTimeoutMs;
        // Looks again before the first wait: room that was made before this thread said that it waits was told to nobody.
        exchange = RentNow(target);
        while (exchange == null && left > 0 && !_closed)
        {
            bool told = _room.WaitOne(left, false);
            exchange = RentNow(target);
            left = told ? (int)(deadline - _adapter.NowMs) : 0;
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
        Monitor.Enter(_gate);
        if (!_closed)
        {
            if (_requests < Capacity)
            {
                return NewRequest();
            }

            if (target.Config!.FullQueuePolicy == FullQueuePolicy.DropOldest)
            {
                dropped = TakeOldestOf(target);
            }
        }

        Monitor.Exit(_gate);
        if (dropped == null)
        {
            return null;
        }

        target.Dropped++;
        dropped.Target!.Service.Samgr!.Dispatcher.Abandon(dropped);
        Monitor.Enter(_gate);
        Recycle(dropped);
        if (!_closed)
        {
            return NewRequest();
        }

        Monitor.Exit(_gate);
        return null;
    }

    /// <summary>
    /// Takes a place outside the capacity, to be posted at once: for an answer, which has reserved it, or for a step of the boot,
    /// of which there is one a service, and one a stage. Null once the queue is closed.
    /// </summary>
    internal Exchange? RentOutside(int kind)
    {
        Monitor.Enter(_gate);
        if (!_closed)
        {
            return New(kind);
        }

        Monitor.Exit(_gate);
        return null;
    }

    /// <summary>
    /// Takes a place and the turn with it, when nothing is to be done and the thread of the task has nothing to do; the entry is
    /// not posted but handled by the caller, and given back by <see cref="GiveTurnBack"/>.
    /// </summary>
    internal Exchange? TakeTurn()
    {
        lock (_gate)
        {
            if (!_sleeps || _isTurnTaken || _head != null || _closed)
            {
                return null;
            }

            _isTurnTaken = true;
            return NewRequest();
        }
    }

    /// <summary>Gives turn and place back; what has come meanwhile is for the thread of the task.</summary>
    internal void GiveTurnBack(Exchange exchange)
    {
        bool wakes;
        lock (_gate)
        {
            EndTurn(exchange);
            wakes = _head != null || _closed;
            _sleeps = !wakes;
        }

        if (wakes)
        {
            _adapter.Set(_arrived);
        }
    }

    /// <summary>Puts a rented place into the queue.</summary>
    internal void Post(Exchange exchange)
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
        bool wakes = _sleeps && !_isTurnTaken;
        _sleeps = _sleeps && !wakes;
        Monitor.Exit(_gate);
        if (wakes)
        {
            _adapter.Set(_arrived);
        }
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

    /// <summary>Gives the place of the last entry back and waits for the next one; null once the queue is closed and empty.</summary>
    internal Exchange? Take(Exchange? done)
    {
        while (true)
        {
            lock (_gate)
            {
                if (done != null)
                {
                    EndTurn(done);
                }

                if (!_isTurnTaken && (_head != null || _closed))
                {
                    return TakeHead();
                }

                _sleeps = true;
            }

            done = null;
            _adapter.Wait(_arrived);
        }
    }

    /// <summary>Lets nothing in any more; what is there is still taken out.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _adapter.Set(_arrived);
        _room.Set();
    }

    private void EndTurn(Exchange done)
    {
        Recycle(done);
        _isTurnTaken = false;
        if (_waitingForRoom > 0)
        {
            _room.Set();
        }
    }

    private Exchange? TakeHead()
    {
        Exchange? exchange = _head;
        if (exchange != null)
        {
            _head = exchange.Next;
            _tail = _head == null ? null : _tail;
            exchange.Next = null;
            _isTurnTaken = true;
        }

        return exchange;
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

    private Exchange NewRequest()
    {
        _requests++;
        return New(ExchangeKind.Request);
    }

    private Exchange New(int kind)
    {
        Exchange exchange = _free ?? new Exchange();
        _free = exchange.Next;
        exchange.Next = null;
        exchange.Kind = kind;
        exchange.TakesPlace = kind == ExchangeKind.Request;
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
