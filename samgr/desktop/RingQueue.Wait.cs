using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <content>Waits of the task for work, in which it lends its turn.</content>
internal sealed unsafe partial class RingQueue
{
    private const int IntsPerLine = 32;
    private const int NoCpu = -1;

    /// <summary>The task looks for work, or does some.</summary>
    private const int Awake = 0;

    /// <summary>The same, and no sender needs a fence: both words.</summary>
    private const long AwakeWithoutFences = 0;

    /// <summary>The task sleeps, and whoever brings work wakes it.</summary>
    private const int Parked = 1;

    /// <summary>The task sleeps while another thread does its work, which wakes it if more has come.</summary>
    private const int Lent = 2;

    private readonly int[] _memory = GC.AllocateArray<int>(2 * IntsPerLine, pinned: true);
    private readonly int* _state;

    /// <summary>Serves a call on the calling thread, where nothing is to be done and the task sleeps.</summary>
    private bool ServeHere(CallReceiver receiver, object call)
    {
        if (Volatile.Read(ref *_state) != Parked || Interlocked.CompareExchange(ref *_state, Lent, Parked) != Parked)
        {
            return false;
        }

        bool isFree = !HasWork;
        if (isFree)
        {
            Handle(receiver, call);
        }

        Return();
        return isFree;
    }

    private void Handle(CallReceiver receiver, object call)
    {
        TaskPool pool = receiver.Service.Pool!;
        int own = pool.ThreadId;
        pool.ThreadId = Environment.CurrentManagedThreadId;
        _current.Kind = ExchangeKind.Call;
        _current.Target = receiver.Service;
        _current.Receiver = receiver;
        _current.Call = call;
        pool.Handle(_current, Environment.TickCount64);
        _current.Clear();
        pool.ThreadId = own;
    }

    private bool HasWork => IsStamped(_at.Head) || Volatile.Read(ref _stepCount) != 0 || IsEmptyAndClosed;

    private bool IsEmptyAndClosed
    {
        get
        {
            long tail = Volatile.Read(ref _at.Tail);
            // Sync queue-closed (observe), task: what was claimed before is still taken.
            return tail < 0 && Cursors.Position(tail) == _at.Head;
        }
    }

    private void WaitForWork()
    {
        _at.OwnCpu = Spin.CurrentCpu;
        if (_at.LastCpu != NoCpu && _at.LastCpu != _at.OwnCpu)
        {
            Spin spin = default;
            do
            {
                if (HasWork)
                {
                    return;
                }
            }
            while (spin.Next());
        }

        WantFences();
        // Sync task-parked (publish): with a full fence before the look for work.
        Interlocked.Exchange(ref *_state, Parked);
        if (HasWork && Interlocked.CompareExchange(ref *_state, Awake, Parked) == Parked)
        {
            return;
        }

        HasSlept = true;
        int state = Volatile.Read(ref *_state);
        while (state != Awake)
        {
            Futex.Wait(_state, state, Timeout.Infinite, isPrivate: true);
            state = Volatile.Read(ref *_state);
        }
    }

    private void Return()
    {
        // Sync task-parked (publish), for the thread that it was lent to.
        Interlocked.Exchange(ref *_state, Parked);
        if (HasWork)
        {
            Wake();
        }
    }

    private void WakeIfParked()
    {
        // Sync task-parked (observe): read after the stamp, with a full fence between.
        if (Volatile.Read(ref *_state) == Parked)
        {
            Wake();
        }
    }

    private void Wake()
    {
        if (Interlocked.CompareExchange(ref *_state, Awake, Parked) == Parked)
        {
            Futex.Wake(_state, 1, isPrivate: true);
        }
    }
}
