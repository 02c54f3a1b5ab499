namespace Samgr.Testing;

/// <summary>
/// The end of every wait of a test: long past anything that works, and later on a machine that is busy with other work. A wait
/// ends as soon as it has its outcome, so that patience costs time only where something has failed.
/// </summary>
/// <remarks>Any thread may wait. None of these waits may be made on a thread that the outcome needs.</remarks>
public static class Patience
{
    /// <summary>Milliseconds that a wait takes at most on a machine with nothing else to do.</summary>
    public const int QuietMs = 30_000;

    private const int LookMs = 1;

    /// <summary>
    /// Milliseconds that a wait which begins now takes at most, for members that want a number: <see cref="QuietMs"/> times the
    /// slowness of the machine at this moment.
    /// </summary>
    public static int LimitMs => (int)(QuietMs * MachineTime.Slowness);

    /// <summary>
    /// Milliseconds that the machine had for this process so far, counted in steps of 50: as long as the clock says on a machine with
    /// nothing else to do, fewer on a busy one. For tests that hold something to a time.
    /// </summary>
    public static long GrantedMs => MachineTime.GrantedMs;

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Asked again and again, on the calling thread.</param>
    /// <param name="what">The condition in words: "the process has a handle".</param>
    /// <exception cref="TimeoutException">It did not hold in time; the message says what was waited for, and how long.</exception>
    public static void Until(Func<bool> condition, string what = "the condition holds") => Until(condition, () => what);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Asked again and again, on the calling thread.</param>
    /// <param name="what">Says in words what has not happened; asked when the wait has failed.</param>
    /// <exception cref="TimeoutException">It did not hold in time; the message says what was waited for, and how long.</exception>
    public static void Until(Func<bool> condition, Func<string> what)
    {
        Deadline deadline = new(QuietMs);
        SpinWait spin = default;
        while (!condition())
        {
            if (deadline.IsOver)
            {
                throw deadline.Missed("until " + what());
            }

            if (spin.NextSpinWillYield)
            {
                Thread.Sleep(LookMs);
            }
            else
            {
                spin.SpinOnce();
            }
        }
    }

    /// <summary>Waits until a condition holds that only asking somebody can tell.</summary>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="what">Says in words what has not happened; asked when the wait has failed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not hold in time; the message says what was waited for, and how long.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> what, CancellationToken cancellation = default)
    {
        Deadline deadline = new(QuietMs);
        while (!await condition().ConfigureAwait(false))
        {
            if (deadline.IsOver)
            {
                throw deadline.Missed("until " + what());
            }

            await Task.Delay(LookMs, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until an event is set.</summary>
    /// <exception cref="TimeoutException">It was not set in time.</exception>
    public static void For(ManualResetEventSlim happened, string what = "an event is set")
        => WaitFor(left => happened.Wait(left), "until " + what);

    /// <summary>Waits until a handle is signalled.</summary>
    /// <exception cref="TimeoutException">It was not signalled in time.</exception>
    public static void For(WaitHandle happened, string what = "an event is set")
        => WaitFor(left => happened.WaitOne(left), "until " + what);

    /// <summary>Waits until a thread has ended.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static void For(Thread thread)
        => WaitFor(thread.Join, $"until thread '{thread.Name ?? thread.ManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture)}' ends");

    /// <summary>Waits for the end of a task and throws what it has thrown.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">Says in words what has not happened; asked when the wait has failed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not end in time; the message says what was waited for, and how long.</exception>
    public static async Task WaitAsync(Task task, Func<string> what, CancellationToken cancellation = default)
    {
        Deadline deadline = new(QuietMs);
        while (!task.IsCompleted)
        {
            if (deadline.IsOver)
            {
                throw deadline.Missed(what());
            }

            await Task.WhenAny(task, Task.Delay(MachineTime.TickMs, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        await task.ConfigureAwait(false);
    }

    private static void WaitFor(Func<int, bool> wait, string what)
    {
        Deadline deadline = new(QuietMs);
        while (!wait(MachineTime.TickMs))
        {
            if (deadline.IsOver)
            {
                throw deadline.Missed(what);
            }
        }
    }
}
