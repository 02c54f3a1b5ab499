namespace LiteIpc.Kit;

internal sealed partial class WorkerPool
{
    /// <summary>The threads one of which has to go on before a request can be answered: the one that serves it, or all; null when one is free.</summary>
    internal int[]? ThreadsOf(int sequence, object? door, out bool isServed)
    {
        isServed = false;
        lock (_gate)
        {
            int[] threads = new int[_count + _guestCount];
            int count = 0;
            for (int i = 0; i < _workers.Length + _guests.Length; i++)
            {
                Worker? worker = i < _workers.Length ? _workers[i] : _guests[i - _workers.Length];
                if (worker == null || worker.ThreadId == Worker.NoThread)
                {
                    continue;
                }

                if (worker.Serves(sequence, door))
                {
                    isServed = true;
                    return new int[] { worker.ThreadId };
                }

                if (count < threads.Length)
                {
                    threads[count] = worker.ThreadId;
                }

                count++;
            }

            return _isClosed || _idle != null || threads.Length < _max + _waiting || count != threads.Length ? null : threads;
        }
    }
}
