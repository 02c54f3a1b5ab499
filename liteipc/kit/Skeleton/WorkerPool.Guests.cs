using System.Threading;

namespace LiteIpc.Kit;

/// <summary>
/// The threads of others that serve what they have received themselves, where the driver says that they may. They count as
/// threads of the pool while they do.
/// </summary>
internal sealed partial class WorkerPool
{
    private readonly Worker?[] _guests = new Worker?[KitLimits.MaxWorkThreads];
    private int _guestCount;

    /// <summary>A worker for the calling thread, to serve one request; null when the greatest number of threads serves already. Under the gate.</summary>
    private Worker? TakeGuest()
    {
        int idle = 0;
        for (Worker? worker = _idle; worker != null; worker = worker.NextIdle)
        {
            idle++;
        }

        if (_isClosed || _head != null || _guestCount == _guests.Length || _count - idle + _guestCount >= _max + _waiting)
        {
            return null;
        }

        int slot = 0;
        while (_guests[slot] != null && _guests[slot]!.ThreadId != Worker.NoThread)
        {
            slot++;
        }

        Worker guest = _guests[slot] ?? _host.MakeWorker(this);
        _guests[slot] = guest;
        guest.ThreadId = Thread.CurrentThread.ManagedThreadId;
        _guestCount++;
        return guest;
    }

    private void ReturnGuest(Worker guest, SerialQueue? serial)
    {
        Worker? started = null;
        lock (_gate)
        {
            guest.ThreadId = Worker.NoThread;
            _guestCount--;
            AddNextOf(serial);
            if (_head != null)
            {
                started = Engage();
            }

            TellLeft();
        }

        if (started != null)
        {
            Start(started);
        }
    }

    private Worker? CurrentGuest(int thread)
    {
        for (int i = 0; i < _guests.Length; i++)
        {
            Worker? guest = _guests[i];
            if (guest == null || guest.ThreadId == thread)
            {
                return guest;
            }
        }

        return null;
    }
}
