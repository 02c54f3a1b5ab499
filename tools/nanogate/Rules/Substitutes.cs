using System.Text.RegularExpressions;

namespace Samgr.NanoGate.Rules;

/// <summary>Substitutes for library members that desktop programmers reach for first.</summary>
internal static partial class Substitutes
{
    private static readonly Dictionary<string, string> _known = new(StringComparer.Ordinal)
    {
        ["Activator"] = "call Type.GetConstructor(...).Invoke(...)",
        ["Array.Fill"] = "write the loop",
        ["Array.Resize"] = "create an array and use Array.Copy",
        ["Array.Reverse"] = "write the loop",
        ["Array.Sort"] = "write an insertion sort",
        ["BinaryPrimitives"] = "use BitConverter or shifts",
        ["Buffer"] = "use Array.Copy",
        ["Dictionary"] = "use Hashtable",
        ["DivideByZeroException"] = "test the divisor; the board throws a plain Exception",
        ["GC.Collect"] = "call nanoFramework.Runtime.Native.GC.Run",
        ["Interlocked.Add"] = "use Interlocked.Increment or a lock",
        ["Lazy"] = "create the object on first use under a lock",
        ["Linq"] = "write the loop",
        ["List"] = "use ArrayList or an array",
        ["ManualResetEventSlim"] = "use ManualResetEvent",
        ["Monitor.Pulse"] = "use AutoResetEvent.Set",
        ["Monitor.PulseAll"] = "use ManualResetEvent.Set",
        ["Monitor.TryEnter"] = "use lock",
        ["Monitor.Wait"] = "use AutoResetEvent.WaitOne(milliseconds, false)",
        ["Mutex"] = "use lock",
        ["OverflowException"] = "compare with the bounds; the board throws no OverflowException",
        ["ParameterizedThreadStart"] = "use a ThreadStart that captures the argument",
        ["Semaphore"] = "use a counter under a lock with an AutoResetEvent",
        ["SemaphoreSlim"] = "use a counter under a lock with an AutoResetEvent",
        ["Stopwatch"] = "use Environment.TickCount64",
        ["StringComparison"] = "compare with == or ToLower on both sides",
        ["Task"] = "use Thread",
        ["Tasks"] = "use Thread",
        ["Thread.Name"] = "keep the name in a field of your own",
        ["ThreadLocal"] = "use a Hashtable keyed by Thread.ManagedThreadId under a lock",
        ["ThreadPool"] = "use a Thread of your own",
        ["Volatile"] = "use lock, or Interlocked on an int",
        ["string.Join"] = "use StringBuilder",
        ["string.Replace"] = "use StringBuilder.Replace",
    };

    /// <summary>The substitute for the last name a compiler message quotes that has one.</summary>
    /// <param name="message">The message of the compiler.</param>
    /// <returns>The substitute, or null when none is known.</returns>
    public static string? For(string message)
    {
        string[] names = [.. QuotedNames().Matches(message).Select(match => match.Groups[1].Value)];
        return names.Reverse()
            .SelectMany(name => new[] { $"{names[0]}.{name}", name })
            .Select(name => _known.GetValueOrDefault(name))
            .FirstOrDefault(substitute => substitute is not null);
    }

    [GeneratedRegex("'(?:[\\w.]+\\.)?(\\w+)(?:<.*?>|\\(.*?\\))?'")]
    private static partial Regex QuotedNames();
}
