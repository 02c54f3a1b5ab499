using System.Collections.Concurrent;

namespace LiteIpc.Tests.Support;

/// <summary>Threads that do the same job. Disposing it waits for them and throws what one of them threw.</summary>
internal sealed class Crew : IDisposable
{
    private readonly List<Thread> _threads = [];
    private readonly ConcurrentQueue<Exception> _errors = new();

    private Crew()
    {
    }

    public static Crew Of(int size, Action<int> job)
    {
        var crew = new Crew();
        for (int i = 0; i < size; i++)
        {
            int number = i;
            var thread = new Thread(() => crew.Run(job, number)) { IsBackground = true };
            crew._threads.Add(thread);
            thread.Start();
        }

        return crew;
    }

    /// <summary>Has the job done and waits for it.</summary>
    public static void Work(int size, Action<int> job)
    {
        using Crew crew = Of(size, job);
    }

    public void Dispose()
    {
        Assert.All(_threads, thread => Assert.True(thread.Join(World.Patience)));
        Assert.Empty(_errors);
    }

    private void Run(Action<int> job, int number)
    {
        try
        {
            job(number);
        }
        catch (Exception error)
        {
            _errors.Enqueue(error);
        }
    }
}
