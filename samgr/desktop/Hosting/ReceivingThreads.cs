namespace Samgr.Desktop;

/// <summary>Threads of a driver's own on which a process receives messages, beside the one of its endpoint.</summary>
public static class ReceivingThreads
{
    /// <summary>
    /// Takes in messages of a process on the calling thread, as its endpoint does, until the driver gives no more to this thread
    /// (<see cref="LiteIpc.IIpcDriver.Receive"/>). Whatever a message makes a service throw is logged, and the next one is taken.
    /// </summary>
    /// <param name="samgr">The process. Several threads may receive for it where its driver is made for that.</param>
    /// <exception cref="InvalidOperationException">The process has not joined liteipc.</exception>
    public static void Receive(SamgrLite samgr)
    {
        if (samgr.Endpoint is not { } endpoint)
        {
            throw new InvalidOperationException($"'{samgr.Options.Name}' has not joined liteipc: connect it before a thread receives for it");
        }

        endpoint.Receive();
    }
}
