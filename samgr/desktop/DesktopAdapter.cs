namespace Samgr.Desktop;

/// <summary>
/// The adapter for .NET 10: threads have names and do not keep the process alive, and on Linux a thread that waits for a message
/// looks for it for up to 20 us before it sleeps, where its sender runs on another processor.
/// </summary>
public sealed class DesktopAdapter : SamgrAdapter
{
    /// <inheritdoc/>
    public override long NowMs => Environment.TickCount64;

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
    public override object NewSignal() => SpinSignal.IsSupported ? new SpinSignal() : base.NewSignal();

    /// <inheritdoc/>
    public override void Set(object signal)
    {
        if (signal is SpinSignal spin)
        {
            spin.Set();
            return;
        }

        base.Set(signal);
    }

    /// <inheritdoc/>
    public override void Wait(object signal)
    {
        if (signal is SpinSignal spin)
        {
            spin.Wait();
            return;
        }

        base.Wait(signal);
    }
}
