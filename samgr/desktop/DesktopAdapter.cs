using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>
/// The adapter for .NET 10: threads have names and do not keep the process alive, and one that waits for a message looks for it
/// for up to 20 us before it sleeps, where its last sender ran on another processor.
/// </summary>
public sealed class DesktopAdapter : SamgrAdapter
{
    /// <inheritdoc/>
    public override long NowMs => Environment.TickCount64;

    /// <inheritdoc/>
    public override int Processor => Environment.ProcessorCount > 1 ? Spin.CurrentCpu : -1;

    /// <inheritdoc/>
    public override bool Look(IArrivals arrivals)
    {
        Spin spin = default;
        while (!arrivals.HasArrived)
        {
            if (!spin.Next())
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override Thread StartThread(string name, int priority, ThreadStart body)
    {
        var thread = new Thread(body)
        {
            Name = name,
            IsBackground = true,
            Priority = PriorityOf(priority),
        };
        thread.Start();
        return thread;
    }

    /// <inheritdoc/>
    public override object NewSignal() => FutexSignal.IsSupported ? new FutexSignal() : base.NewSignal();

    /// <inheritdoc/>
    public override void Set(object signal)
    {
        if (signal is FutexSignal futex)
        {
            futex.Set();
            return;
        }

        base.Set(signal);
    }

    /// <inheritdoc/>
    public override void Wait(object signal)
    {
        if (signal is FutexSignal futex)
        {
            futex.Wait();
            return;
        }

        base.Wait(signal);
    }
}
