namespace LiteIpc.Desktop;

/// <summary>A long wait of a thread in an event, in which it finds out what holds it up.</summary>
public static class WaitLook
{
    /// <summary>Waits on, on the thread of the wait, and looks now and then what holds it up.</summary>
    /// <param name="wait">Its wait, which has taken <see cref="WaitLooks.FirstOf"/> already.</param>
    /// <param name="reason">The reason why there is no answer; empty when there is one.</param>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Timeout"/>; <see cref="EC.Deadlock"/> when it has closed a cycle.</returns>
    public static int Await(EventWait wait, out string reason)
    {
        WaitLooks looks = new(wait.TimeoutMs, wait.Since);
        LongWaits.Begin(wait);
        try
        {
            bool isAnswered = false;
            while (!isAnswered && !looks.IsOver && wait.Refusal == null)
            {
                if (looks.IsDue())
                {
                    Look(wait);
                }

                isAnswered = wait.Wait(looks.SleepMs);
            }

            reason = wait.Refusal ?? (isAnswered ? string.Empty : wait.Report ?? Late(wait));
            return isAnswered || wait.Take() ? EC.Success : wait.Refusal != null ? EC.Deadlock : EC.Timeout;
        }
        finally
        {
            LongWaits.End(wait);
        }
    }

    private static void Look(EventWait wait)
    {
        IReadOnlyList<LongWait>? cycle = DeadlockSearch.Run(wait, (LongWait one, out bool isServed) => one.Holders(out isServed), IsLater);
        if (cycle == null)
        {
            LongWaits.AskOthers?.Invoke(wait);
            return;
        }

        wait.Refuse(WaitText.Deadlock([.. cycle.Select(one => one.Target)], wait.Function));
    }

    private static string Late(LongWait wait)
    {
        List<LongWait> seen = [wait];
        while (seen[^1].Holders(out _) is [LongWait next, ..] && !seen.Contains(next))
        {
            seen.Add(next);
        }

        return WaitText.Late(wait.Target, wait.Function, wait.TimeoutMs, [.. seen.Skip(1).Select(one => one.Target)]);
    }

    private static bool IsLater(LongWait one, LongWait other)
        => one.Since != other.Since ? one.Since > other.Since : one.Id > other.Id;
}
