namespace LiteIpc.Desktop;

/// <summary>
/// The kernel's side of a process that is not in its CLR: messages go over a connection, and their bytes stay taken from the pool of the process until
/// it gives them back. Any thread.
/// </summary>
internal sealed class ConnectedProcess(IpcKernel kernel, IpcProcess process)
{
    /// <summary>Messages that went over the connection, oldest first. Guarded by the kernel's gate, like <see cref="_bytes"/>.</summary>
    private readonly Queue<Delivery> _delivered = new();
    private int _bytes;

    /// <summary>Bytes of the oldest delivery that have come back.</summary>
    private int _returned;

    /// <summary>Takes the next message of the process; it goes to <see cref="Delivered"/> once it is sent.</summary>
    internal DriverMessage? TakeNext()
    {
        lock (kernel.Gate)
        {
            return process.Queue.Take();
        }
    }

    /// <summary>A message has gone over the connection: its object is free, and its bytes stay taken until <see cref="Credit"/>.</summary>
    internal void Delivered(DriverMessage message)
    {
        lock (kernel.Gate)
        {
            _bytes += message.Charge;
            _delivered.Enqueue(new Delivery(message.Share, message.Charge));
            message.Share = null;
            message.Charge = 0;
            process.Pool.Return(message);
        }
    }

    /// <summary>The process gives bytes of its pool back. They are taken off the oldest deliveries, which is near enough to their order.</summary>
    /// <returns>False when it was not given that many.</returns>
    internal bool Credit(int bytes)
    {
        lock (kernel.Gate)
        {
            if (bytes < 0 || bytes > _bytes)
            {
                return false;
            }

            _bytes -= bytes;
            while (bytes > 0)
            {
                Delivery oldest = _delivered.Peek();
                int part = Math.Min(bytes, oldest.Bytes - _returned);
                bytes -= part;
                _returned += part;
                process.Pool.GiveBack(oldest.Share, part);
                if (_returned == oldest.Bytes)
                {
                    _delivered.Dequeue();
                    _returned = 0;
                }
            }

            return true;
        }
    }

    private readonly record struct Delivery(SenderShare? Share, int Bytes);
}
