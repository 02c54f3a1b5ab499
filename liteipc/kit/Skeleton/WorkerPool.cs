using System;
using System.Threading;

namespace LiteIpc.Kit;

/// <summary>Starts a thread of the kit; the adapters of samgr have such a method.</summary>
/// <param name="name">Its name, where threads have names.</param>
/// <param name="body">The code that it runs.</param>
public delegate void ThreadStarter(string name, ThreadStart body);

/// <summary>
/// The threads that serve the requests of a process: started when they are needed, as many as are allowed. A thread that waits for
/// the reply to a request of its own is not one of these, so that what it waits for may call back. Asynchronous requests to one
/// stub run one after the other.
/// </summary>
internal sealed partial class WorkerPool
{
    private readonly IWorkHost _host;
    private readonly ThreadStarter? _starter;
    private readonly object _gate = new object();
    private readonly ManualResetEvent _allLeft = new ManualResetEvent(false);
    private Worker?[] _workers = new Worker?[KitLimits.MaxWorkThreads];
    private Worker? _idle;
    private Work? _head;
    private Work? _tail;
    private Work? _free;
    private int _count;
    private int _waiting;
    private int _max = KitLimits.DefaultWorkThreads;
    private bool _isClosed;

    internal WorkerPool(IWorkHost host, ThreadStarter? starter)
    {
        _host = host;
        _starter = starter;
    }

    internal int Count => _count;

    internal bool IsClosed => _isClosed;

    internal int Max
    {
        get => _max;
        set
        {
            lock (_gate)
            {
                _max = value;
                WakeAll();
            }
        }
    }

    /// <summary>Takes a request to an object; asynchronous ones to it run one after the other.</summary>
    internal void Serve(SerialQueue queue, DriverMessage message)
    {
        Worker? guest;
        bool isClosed;
        lock (_gate)
        {
            isClosed = _isClosed;
            if (!isClosed && message.IsOneWay && queue.IsServing)
            {
                queue.Add(message);
                return;
            }

            queue.IsServing |= message.IsOneWay;
            guest = message.RunsHere ? TakeGuest() : null;
        }

        if (isClosed)
        {
            _host.RefuseClosed(message);
            return;
        }

        if (guest == null)
        {
            Post(WorkKind.Request, queue.Target, message, message.IsOneWay ? queue : null);
            return;
        }

        SerialQueue? serial = message.IsOneWay ? queue : null;
        message.RunsHere = false;
        _host.Serve(guest, queue.Target, message);
        ReturnGuest(guest, serial);
    }

    internal void Post(int kind, object target, DriverMessage? message = null, SerialQueue? serial = null)
    {
        Worker? started = null;
        bool isClosed;
        lock (_gate)
        {
            isClosed = _isClosed;
            if (!isClosed)
            {
                Add(kind, target, message, serial);
                started = Engage();
            }
        }

        if (isClosed && message != null)
        {
            _host.RefuseClosed(message);
        }

        if (started != null)
        {
            Start(started);
        }
    }

    /// <summary>Notes that the calling thread waits for a reply, if it is one of these: what it has kept from being served goes on.</summary>
    /// <returns>Whether <see cref="EndWait"/> has to follow.</returns>
    internal bool BeginWait()
    {
        // A process that serves nothing, as most that call, pays for a look.
        if ((_count | _guestCount) == 0 || Current() == null)
        {
            return false;
        }

        Worker? started = null;
        lock (_gate)
        {
            if (_waiting == KitLimits.MaxWaitingThreads)
            {
                return false;
            }

            _waiting++;
            if (_head != null)
            {
                started = Engage();
            }
        }

        if (started != null)
        {
            Start(started);
        }

        return true;
    }

    internal void EndWait()
    {
        lock (_gate)
        {
            _waiting--;
            if (_count > _max + _waiting)
            {
                WakeAll();
            }
        }
    }

    /// <summary>The body of a work thread.</summary>
    internal void Run(Worker worker)
    {
        while (true)
        {
            Work? work = Take(worker);
            if (work == null)
            {
                return;
            }

            _host.Carry(worker, work);
            Done(work);
        }
    }

    /// <summary>The worker whose thread this is; null for any other thread.</summary>
    internal Worker? Current()
    {
        int thread = Thread.CurrentThread.ManagedThreadId;
        Worker?[] workers = _workers;
        for (int i = 0; i < workers.Length; i++)
        {
            Worker? worker = workers[i];
            if (worker != null && worker.ThreadId == thread)
            {
                return worker;
            }
        }

        return CurrentGuest(thread);
    }

    /// <summary>Ends the threads as soon as each has done what it is doing; requests that wait are refused.</summary>
    internal void Close()
    {
        Work? dropped;
        lock (_gate)
        {
            _isClosed = true;
            dropped = _head;
            _head = null;
            _tail = null;
            WakeAll();
            TellLeft();
        }

        for (; dropped != null; dropped = dropped.Next)
        {
            if (dropped.Message != null)
            {
                _host.RefuseClosed(dropped.Message);
            }
        }
    }

    /// <summary>Waits until every thread of a closed pool has done what it was doing.</summary>
    internal bool WaitForEnd(int timeoutMs) => _allLeft.WaitOne(timeoutMs, false);

    private void Add(int kind, object target, DriverMessage? message, SerialQueue? serial)
    {
        Work work = _free ?? new Work();
        _free = work.Next;
        work.Kind = kind;
        work.Message = message;
        work.Target = target;
        work.Serial = serial;
        work.Next = null;
        if (_tail == null)
        {
            _head = work;
        }
        else
        {
            _tail.Next = work;
        }

        _tail = work;
    }

    /// <summary>Finds a thread for new work: an idle one is woken, a new one is returned to be started.</summary>
    private Worker? Engage()
    {
        if (_idle != null)
        {
            Worker woken = _idle;
            _idle = woken.NextIdle;
            woken.NextIdle = null;
            woken.Wake.Set();
            return null;
        }

        if (_count + _guestCount >= _max + _waiting || _isClosed)
        {
            return null;
        }

        Worker worker = _host.MakeWorker(this);
        int slot = 0;
        while (slot < _workers.Length && _workers[slot] != null)
        {
            slot++;
        }

        if (slot == _workers.Length)
        {
            Worker?[] grown = new Worker?[slot * 2];
            Array.Copy(_workers, grown, slot);
            _workers = grown;
        }

        _workers[slot] = worker;
        _count++;
        return worker;
    }

    private void Start(Worker worker)
    {
        if (_starter == null)
        {
            new Thread(worker.Run).Start();
            return;
        }

        _starter("ipc-kit", worker.Run);
    }

    private Work? Take(Worker worker)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_isClosed || _count > _max + _waiting)
                {
                    Leave(worker);
                    return null;
                }

                Work? work = _head;
                if (work != null)
                {
                    _head = work.Next;
                    _tail = _head == null ? null : _tail;
                    return work;
                }

                worker.NextIdle = _idle;
                _idle = worker;
            }

            worker.Wake.WaitOne();
        }
    }

    /// <summary>Takes work back that has been done.</summary>
    private void Done(Work work)
    {
        lock (_gate)
        {
            AddNextOf(work.Serial);
            work.Message = null;
            work.Target = null;
            work.Serial = null;
            work.Next = _free;
            _free = work;
        }
    }

    /// <summary>The next asynchronous request of a queue may run now; null is none.</summary>
    private void AddNextOf(SerialQueue? serial)
    {
        DriverMessage? next = serial?.Take();
        if (next != null)
        {
            Add(WorkKind.Request, serial!.Target, next, serial);
        }
        else if (serial != null)
        {
            serial.IsServing = false;
        }
    }

    private void Leave(Worker worker)
    {
        for (int i = 0; i < _workers.Length; i++)
        {
            if (_workers[i] == worker)
            {
                _workers[i] = null;
            }
        }

        _count--;
        TellLeft();
    }

    private void TellLeft()
    {
        if (_isClosed && _count == 0 && _guestCount == 0)
        {
            _allLeft.Set();
        }
    }

    private void WakeAll()
    {
        while (_idle != null)
        {
            Worker worker = _idle;
            _idle = worker.NextIdle;
            worker.NextIdle = null;
            worker.Wake.Set();
        }
    }
}
