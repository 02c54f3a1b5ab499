namespace LiteIpc;

/// <summary>Waits for the answers of calls on runtimes that can say why one is late. A board has none: it waits with a timeout and no more.</summary>
internal abstract class CallWatch
{
    /// <summary>Waits, on the calling thread, until a call has ended.</summary>
    /// <returns>Null when it has; otherwise code and reason to end it with, as <see cref="IpcFailure.Write"/> makes them.</returns>
    internal abstract IpcIo? Await(IpcKernel kernel, IpcCall call, SvcIdentity target, int code, int timeoutMs);
}

/// <summary>Serves calls on threads of its own, and knows which thread serves which call.</summary>
internal interface ICallHolder
{
    /// <summary>The threads one of which has to go on before a call can be answered; null when one is free, or it does not know.</summary>
    /// <param name="sequence">The number of the call, as its message has it.</param>
    /// <param name="door">The channel that brought the message; null for the kernel.</param>
    /// <param name="isServed">True when one of them serves it; false while it waits for its turn.</param>
    int[]? ThreadsOf(int sequence, object? door, out bool isServed);

    /// <summary>The name of the object with a token, for people; null when there is none.</summary>
    string? NameOf(int token);
}
