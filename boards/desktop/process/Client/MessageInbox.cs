using LiteIpc;

namespace Samgr.Emulator.Client;

/// <summary>The requests and death notices that wait in this process, and the message objects that are used again.</summary>
internal sealed class MessageInbox
{
    private const int Kept = 32;

    private readonly object _gate = new();
    private readonly MessageQueue _queue = new();
    private DriverMessage? _free;
    private int _freeCount;
    private bool _closed;

    internal DriverMessage Rent()
    {
        lock (_gate)
        {
            DriverMessage? message = _free;
            if (message == null)
            {
                return new DriverMessage();
            }

            _free = message.Next;
            _freeCount--;
            message.Next = null;
            return message;
        }
    }

    /// <summary>Takes a message back.</summary>
    /// <returns>The bytes of the pool that it took; 0 when it has been given back before.</returns>
    internal int Return(DriverMessage message)
    {
        lock (_gate)
        {
            int charge = message.Charge;
            if (charge == 0)
            {
                return 0;
            }

            message.Clear();
            if (_freeCount < Kept)
            {
                message.Next = _free;
                _free = message;
                _freeCount++;
            }

            return charge;
        }
    }

    internal void Add(DriverMessage message)
    {
        lock (_gate)
        {
            _queue.Add(message);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a message.</summary>
    internal int Take(int timeoutMs, out IpcMessage? message)
    {
        long deadline = timeoutMs < 0 ? long.MaxValue : Environment.TickCount64 + timeoutMs;
        lock (_gate)
        {
            while (true)
            {
                message = _closed ? null : _queue.Take();
                if (message != null)
                {
                    return EC.Success;
                }

                if (_closed)
                {
                    return EC.NoInit;
                }

                long left = timeoutMs < 0 ? -1 : deadline - Environment.TickCount64;
                if (timeoutMs >= 0 && left <= 0)
                {
                    return EC.Timeout;
                }

                Monitor.Wait(_gate, (int)left);
            }
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
