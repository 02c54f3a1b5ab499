using System.Runtime.CompilerServices;

namespace LiteIpc.Desktop;

/// <summary>A process of this CLR, as whom it serves waits for it.</summary>
internal interface ICallServer
{
    /// <summary>The threads one of which has to go on before a call can be answered; null when one is free, or it does not know.</summary>
    /// <param name="token">The token of the service or object that is called.</param>
    /// <param name="sequence">The number of the call, as its message has it.</param>
    /// <param name="door">The channel that brought the message; null for the kernel.</param>
    /// <param name="isServed">Whether one of them serves it; otherwise it waits for its turn.</param>
    int[]? ThreadsOf(int token, int sequence, object? door, out bool isServed);

    /// <summary>The name of the service or object with a token, for people.</summary>
    string NameOf(int token);

    /// <summary>The process that one of its threads waits for, for people.</summary>
    string TargetOf(LongWait wait);

    /// <summary>The work of a thread, for people.</summary>
    string NameOfThread(int thread);
}

/// <summary>The processes of this CLR, by their drivers, for as long as those are used.</summary>
internal static class CallServers
{
    private static readonly ConditionalWeakTable<IIpcDriver, ICallServer> _byDriver = [];

    internal static void Add(IIpcDriver driver, ICallServer server) => _byDriver.AddOrUpdate(driver, server);

    internal static ICallServer? Of(IIpcDriver driver) => _byDriver.TryGetValue(driver, out ICallServer? server) ? server : null;

    /// <summary>The threads that hold up a call to an object; null when one is free, or nobody knows.</summary>
    internal static int[]? ThreadsOf(IObjectHost? objects, int sequence, object? door, out bool isServed)
    {
        isServed = false;
        return (objects as ICallHolder)?.ThreadsOf(sequence, door, out isServed);
    }

    /// <summary>Whether a message is that of a call.</summary>
    internal static bool IsCall(IpcMessage? message, int sequence, object? door)
        => message is DriverMessage call && call.Sequence == sequence && call.Door == door;

    /// <summary>The name of an object, for people.</summary>
    internal static string NameOf(IObjectHost? objects, int token) => (objects as ICallHolder)?.NameOf(token) ?? "an object";
}
