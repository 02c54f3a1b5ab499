using LiteIpc;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// The waits that one process reports, and the looks for what holds them up: a few at a time and not too often, each on a thread of its
/// own, so that a process takes no more of the machine than its part.
/// </summary>
internal sealed class WaitReports(WaitTracer tracer)
{
    private const int AtOnce = 4;
    private const int PerSecond = 100;
    private const int SecondMs = 1000;

    private readonly Lock _gate = new();
    private long _secondBegan;
    private int _inSecond;
    private int _running;
    private int _refused;

    /// <summary>Reports that were left aside, as there were too many.</summary>
    internal int Refused => Volatile.Read(ref _refused);

    /// <summary>Looks into a wait.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="timeoutMs">How long it takes at most.</param>
    /// <param name="answer">Told what was found: a result code, <see cref="EC.Timeout"/> for no deadlock, and a text.</param>
    internal void Look(MachineWait wait, int timeoutMs, Action<int, string> answer)
    {
        lock (_gate)
        {
            long now = Environment.TickCount64;
            if (now - _secondBegan >= SecondMs)
            {
                _secondBegan = now;
                _inSecond = 0;
            }

            if (_running >= AtOnce || _inSecond >= PerSecond)
            {
                _refused++;
                return;
            }

            _running++;
            _inSecond++;
        }

        Thread thread = new(() => Run(wait, timeoutMs, answer)) { IsBackground = true, Name = "look into a wait" };
        try
        {
            thread.Start();
        }
        catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
        {
            // No thread is to be had at the moment; the process reports again.
            lock (_gate)
            {
                _running--;
                _refused++;
            }
        }
    }

    private void Run(MachineWait wait, int timeoutMs, Action<int, string> answer)
    {
        try
        {
            string? cycle = tracer.FindDeadlock(wait, out string report, timeoutMs);
            answer(cycle == null ? EC.Timeout : EC.Deadlock, cycle ?? report);
        }
        finally
        {
            lock (_gate)
            {
                _running--;
            }
        }
    }
}
