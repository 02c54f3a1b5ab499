namespace Samgr.Emulator.Protocol;

/// <summary>A stream of bytes between a process and the kernel; what a transport has to offer.</summary>
internal interface IConnection : IDisposable
{
    /// <summary>Milliseconds after which <see cref="Receive"/> gives up; 0 for never.</summary>
    int ReceiveTimeoutMs { set; }

    /// <summary>Receives the file descriptors that come with the bytes; without it they are discarded.</summary>
    Descriptors? Arriving { set; }

    /// <summary>Waits for bytes.</summary>
    /// <returns>How many; 0 once the connection has ended.</returns>
    int Receive(byte[] buffer, int offset, int count);

    /// <summary>Sends all bytes, however long the peer takes to accept them.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="count">How many, from the first on.</param>
    /// <param name="descriptors">File descriptors that go with the first of them; they stay the caller's.</param>
    /// <returns>False once the connection has ended; also when descriptors cannot be sent for now, and nothing went.</returns>
    bool Send(byte[] buffer, int count, List<int> descriptors);

    /// <summary>Sends what the peer accepts without waiting.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="descriptors">File descriptors that go with the first of them, if one goes; they stay the caller's.</param>
    /// <returns>How many bytes went; 0 when none could, -1 once the connection has ended.</returns>
    int TrySend(byte[] buffer, int offset, int count, List<int> descriptors);

    /// <summary>Waits until <see cref="TrySend"/> may have success, the connection has ended or the time is over.</summary>
    void WaitSendable(int timeoutMs);

    /// <summary>Ends the connection; whoever waits in here returns.</summary>
    void Shutdown();
}
