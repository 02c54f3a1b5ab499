namespace Samgr.Tests;

/// <summary>Waits for what must come, and fails when it does not.</summary>
internal static class Wait
{
    public static void Until(Func<bool> condition, string what = "the condition holds") => Patience.Until(condition, what);

    public static void For(ManualResetEventSlim happened) => Patience.For(happened);

    public static void For(Thread thread) => Patience.For(thread);

    /// <summary>Starts one thread for each number below a count, and waits for all.</summary>
    public static void ForAll(int count, Action<int> body)
    {
        var errors = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var threads = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            var number = i;
            threads[i] = new Thread(() => Run(() => body(number), errors)) { IsBackground = true };
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            For(thread);
        }

        Assert.Empty(errors);
    }

    /// <summary>Runs something on a thread of its own.</summary>
    public static Thread Start(Action body)
    {
        var thread = new Thread(() => body()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void Run(Action body, System.Collections.Concurrent.ConcurrentQueue<Exception> errors)
    {
        try
        {
            body();
        }
        catch (Exception error)
        {
            errors.Enqueue(error);
        }
    }
}
