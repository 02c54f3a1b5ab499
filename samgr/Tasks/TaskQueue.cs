using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The queue of a task: requests up to its capacity, and beside them as many answers, whose places are reserved when the
/// requests are sent, so that an answer is never refused, and the steps of the boot. Takes no memory per message once it has
/// been full. This one works everywhere; an adapter may have another.
/// </summary>
internal class TaskQueue
{
    /// <summary>No process: the sender is within this one.</summary>
    protected const int Nobody = -1;

    private readonly object _gate = new object();
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private readonly AutoResetEvent _room = new AutoResetEvent(false);
    private Exchange? _head;
    private Exchange? _tail;
    private Exchange? _free;
    private int _requests;
    private int _answers;
    private int _waitingForRoom;
    private bool _sleeps;
    private bool _closed;

    internal TaskQueue(int capacity)
    {
        Capacity = capacity;
    }

    internal readonly int Capacity;

    /// <summary>Requests that have been sent and not handled yet.</summary>
    internal virtual int Requests => _requests;

    internal virtual bool IsClosed => _closed;

    /// <summary>Sends a request, an answer, or a handler to be run, without waiting.</summary>
    /// <param name="kind">One of <see cref="ExchangeKind"/>; an answer takes the place that was reserved for it.</param>
    /// <param name="identity">The receiver.</param>
    /// <param name="request">Copied.</param>
    /// <param name="response">Copied.</param>
    /// <param name="handler">Gets the answer, or is to be run.</param>
    /// <param name="source">The service that waits for the answer.</param>
    /// <param name="token">Counts the deliveries of a payload.</param>
    /// <returns>False when there is no place, or the queue has been closed.</returns>
    internal virtual bool Send(
        int kind, Identity identity, Request request, Response? response, Handler? handler, ServiceEntry? source, SharedToken? token)
    {
        ServiceEntry target = identity.Service!;
        Exchange? dropped = null;
        lock (_gate)
        {
            bool isAnswer = kind == ExchangeKind.Response;
            if (_closed || (!isAnswer && !MakeRoom(target, Nobody, out dropped)))
            {
                return false;
            }

            Exchange exchange = New(kind, target, !isAnswer);
            exchange.Feature = identity.Feature;
            exchange.Request.CopyFrom(request);
            exchange.Response.CopyFrom(response);
            exchange.Handler = handler;
            exchange.Source = source;
            exchange.Token = token;
            Add(exchange);
        }

        Abandon(dropped);
        return true;
    }

    /// <summary>
    /// Sends a call from another process, without waiting. A process has as many places as are free beside its own, so that one that takes
    /// all it can leaves room for the others.
    /// </summary>
    /// <param name="receiver">Serves it.</param>
    /// <param name="call">Handed to the receiver.</param>
    /// <param name="sender">The process that sent it.</param>
    /// <param name="mayRunHere">Whether the calling thread may serve it at once, however long that takes, where a queue has it do so.</param>
    /// <returns>False when there is no place for that process, or the queue has been closed.</returns>
    internal virtual bool SendCall(CallReceiver receiver, object call, int sender, bool mayRunHere)
    {
        Exchange? dropped;
        lock (_gate)
        {
            if (_closed || !MakeRoom(receiver.Service, sender, out dropped))
            {
                return false;
            }

            Exchange exchange = New(ExchangeKind.Call, receiver.Service, true);
            exchange.Receiver = receiver;
            exchange.Call = call;
            exchange.Sender = sender;
            Add(exchange);
        }

        Abandon(dropped);
        return true;
    }

    /// <summary>
    /// Sends a step of the boot, of which there is one a service, and one a stage, or a notice that was asked for; it takes no place from the
    /// requests.
    /// </summary>
    /// <param name="target">The receiver.</param>
    /// <param name="msgId">The number of an empty message.</param>
    /// <param name="handler">Runs with the message; null for the receiver's own handler.</param>
    /// <returns>False once the queue has been closed.</returns>
    internal virtual bool SendStep(ServiceEntry target, int msgId, Handler? handler)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            Exchange exchange = New(handler == null ? ExchangeKind.Request : ExchangeKind.Direct, target, false);
            exchange.Request.MsgId = msgId;
            exchange.Handler = handler;
            Add(exchange);
            return true;
        }
    }

    /// <summary>The buffer for replies of the task, of that size and for that many objects; null where the task has none of its own.</summary>
    internal virtual IpcIo? ReplyBuffer(int size, int objects) => null;

    /// <summary>The code of a refusal: there is no place, or the queue has been closed.</summary>
    internal int Refusal => IsClosed ? EC.NoInit : EC.BusBusy;

    /// <summary>Whether the task has slept since the last entry.</summary>
    internal bool HasSlept;

    /// <summary>Gives the place of the last entry back and waits for the next one; null once the queue is closed and empty.</summary>
    internal virtual Exchange? Take(Exchange? done)
    {
        while (true)
        {
            lock (_gate)
            {
                if (done != null)
                {
                    Recycle(done);
                }

                Exchange? exchange = _head;
                if (exchange != null || _closed)
                {
                    Remove(null, exchange);
                    return exchange;
                }

                _sleeps = true;
            }

            done = null;
            HasSlept = true;
            _arrived.WaitOne();
        }
    }

    /// <summary>Lets nothing in any more; what is there is still taken out.</summary>
    internal virtual void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _arrived.Set();
        _room.Set();
    }

    /// <summary>Reserves the place of an answer. For the thread of the task, like <see cref="FreeAnswer"/>.</summary>
    internal bool ReserveAnswer()
    {
        if (IsClosed || _answers == Capacity)
        {
            return false;
        }

        _answers++;
        return true;
    }

    internal void FreeAnswer() => _answers--;

    /// <summary>Sends as <see cref="Send"/> does, as soon as there is room, waiting as long as the receiver chose.</summary>
    internal bool SendLater(
        int kind, Identity identity, Request request, Response? response, Handler? handler, ServiceEntry? source, SharedToken? token)
    {
        Interlocked.Increment(ref _waitingForRoom);
        ServiceEntry target = identity.Service!;
        int left = target.Config!.BlockTimeoutMs;
        long deadline = target.NowMs + left;
        bool isSent;
        do
        {
            // Looks again before the first wait: room that was made before this thread said that it waits was told to nobody.
            isSent = Send(kind, identity, request, response, handler, source, token);
            left = (int)(deadline - target.NowMs);
        }
        while (!isSent && left > 0 && !IsClosed && _room.WaitOne(left, false));
        Interlocked.Decrement(ref _waitingForRoom);
        TellRoom();
        return isSent;
    }

    /// <summary>Wakes one of the senders that wait for room.</summary>
    protected void TellRoom()
    {
        if (_waitingForRoom > 0)
        {
            _room.Set();
        }
    }

    /// <summary>Ends an entry that another one has taken the place of.</summary>
    private void Abandon(Exchange? dropped)
    {
        if (dropped != null)
        {
            dropped.Abandon();
            lock (_gate)
            {
                Keep(dropped);
            }
        }
    }

    private bool MakeRoom(ServiceEntry target, int sender, out Exchange? dropped)
    {
        dropped = null;
        int free = Capacity - _requests;
        bool displaces = target.Config!.FullQueuePolicy == FullQueuePolicy.DropOldest;
        for (Exchange? exchange = displaces || sender < 0 || free > _requests ? null : _head; exchange != null; exchange = exchange.Next)
        {
            if (exchange.Kind == ExchangeKind.Call && exchange.Sender == sender)
            {
                free--;
            }
        }

        if (free > 0)
        {
            return true;
        }

        if (displaces)
        {
            // A process displaces its own first.
            dropped = TakeOldestOf(target, sender) ?? TakeOldestOf(target, Nobody);
        }

        return dropped != null;
    }

    private Exchange? TakeOldestOf(ServiceEntry target, int sender)
    {
        Exchange? previous = null;
        Exchange? exchange = _head;
        while (exchange != null
            && (exchange.Target != target || !exchange.TakesPlace
                || (sender >= 0 && (exchange.Kind != ExchangeKind.Call || exchange.Sender != sender))))
        {
            previous = exchange;
            exchange = exchange.Next;
        }

        if (exchange != null)
        {
            Remove(previous, exchange);
            _requests--;
        }

        return exchange;
    }

    private Exchange New(int kind, ServiceEntry target, bool takesPlace)
    {
        Exchange exchange = _free ?? new Exchange();
        _free = exchange.Next;
        exchange.Next = null;
        exchange.Kind = kind;
        exchange.Target = target;
        exchange.TakesPlace = takesPlace;
        _requests += takesPlace ? 1 : 0;
        return exchange;
    }

    private void Add(Exchange exchange)
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
        if (_sleeps)
        {
            _sleeps = false;
            _arrived.Set();
        }
    }

    private void Remove(Exchange? previous, Exchange? exchange)
    {
        Exchange? next = exchange?.Next;
        if (previous == null)
        {
            _head = next;
        }
        else
        {
            previous.Next = next;
        }

        if (_tail == exchange)
        {
            _tail = previous;
        }
    }

    private void Recycle(Exchange exchange)
    {
        if (exchange.Kind == ExchangeKind.Response)
        {
            FreeAnswer();
        }
        else if (exchange.TakesPlace)
        {
            _requests--;
            TellRoom();
        }

        Keep(exchange);
    }

    private void Keep(Exchange exchange)
    {
        exchange.Clear();
        exchange.Next = _free;
        _free = exchange;
    }
}
