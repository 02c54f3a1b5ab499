namespace Samgr.Desktop;

/// <summary>The adapter for .NET 10: threads have names, and do not keep the process alive.</summary>
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
}
