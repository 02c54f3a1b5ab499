using System.Globalization;
using System.Text;

namespace LiteIpc.Desktop;

/// <summary>Says what holds a call up, in the words that every time-out and deadlock of samgr has.</summary>
public static class WaitText
{
    private const int MaxHops = 4;

    /// <summary>"pong (pid 7) has not answered function 1 within 5000 ms; it waits for ping (pid 5) itself".</summary>
    /// <param name="target">The process that was called.</param>
    /// <param name="function">The function.</param>
    /// <param name="timeoutMs">The time that it was waited for, in milliseconds.</param>
    /// <param name="then">The process that it waits for itself, and so on; empty when none is known.</param>
    public static string Late(string target, int function, int timeoutMs, IReadOnlyList<string> then)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{target} has not answered function {function} within {timeoutMs} ms");
        for (int i = 0; i < then.Count && i < MaxHops; i++)
        {
            text.Append(i == 0 ? "; it waits for " : ", which waits for ").Append(then[i]);
        }

        return then.Count == 1 ? text.Append(" itself").ToString() : text.ToString();
    }

    /// <summary>"deadlock: pong (pid 7) waits for ping (pid 5), which waits for this call of function 1".</summary>
    /// <param name="targets">The processes that the calls of the cycle were made to; the call that closed it comes first.</param>
    /// <param name="function">The function of that one.</param>
    public static string Deadlock(IReadOnlyList<string> targets, int function)
    {
        StringBuilder text = new("deadlock: ");
        text.Append(targets[0]);
        for (int i = 1; i < targets.Count; i++)
        {
            text.Append(i == 1 ? " waits for " : ", which waits for ").Append(targets[i]);
        }

        return text.Append(CultureInfo.InvariantCulture, $"{(targets.Count == 1 ? " waits" : ", which waits")} for this call of function {function}").ToString();
    }
}
