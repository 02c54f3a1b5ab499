using System.Collections.Concurrent;

namespace Samgr.Emulator.Tests.Channels;

/// <summary>Threads of a test: what one of them throws, the test throws.</summary>
internal static class TestThreads
{
    public static void Run(int count, Action<int> body)
    {
        TestThread[] threads = [.. Enumerable.Range(0, count).Select(number => new TestThread(() => body(number)))];
        foreach (TestThread thread in threads)
        {
            thread.Join();
        }
    }
}

/// <summary>A thread that runs at once.</summary>
internal sealed class TestThread
{
    private readonly ConcurrentQueue<Exception> _errors = new();
    private readonly Thread _thread;

    public TestThread(Action body)
    {
        _thread = new Thread(() =>
        {
            try
            {
                body();
            }
            catch (Exception error)
            {
                _errors.Enqueue(error);
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    public void Join()
    {
        Assert.True(_thread.Join(Patience.LimitMs), "a thread hangs");
        if (_errors.TryDequeue(out Exception? error))
        {
            throw new InvalidOperationException(error.ToString());
        }
    }
}
