using System.Runtime.CompilerServices;

namespace LiteIpc.Desktop;

/// <summary>A process of this CLR, as whom it serves waits for it. Asked from any thread, while its own go on.</summary>
public interface ICallServer
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

/// <summary>The processes of this CLR, by their drivers, for as long as those are used. Any thread.</summary>
public static class CallServers
{
    private static readonly ConditionalWeakTable<IIpcDriver, ICallServer> _byDriver = [];

    /// <summary>
    /// Enters a process, once it has joined liteipc; one that was entered with the driver before is replaced. Calls that it makes to others of
    /// this CLR say from now on what holds them up; what its driver knows of calls to elsewhere is the driver's business.
    /// </summary>
    public static void Add(IIpcDriver driver, ICallServer server)
    {
        _byDriver.AddOrUpdate(driver, server);
        LocalWatch.PlugInto(driver);
    }

    /// <summary>The process that has a driver; null for one that was not entered.</summary>
    public static ICallServer? Of(IIpcDriver driver) => _byDriver.TryGetValue(driver, out ICallServer? server) ? server : null;

    /// <summary>The threads that hold up a call to an object; null when one is free, or nobody knows.</summary>
    /// <param name="objects">Who serves objects in the process.</param>
    /// <param name="sequence">The number of the call, as its message has it.</param>
    /// <param name="door">What brought the message; null for the kernel.</param>
    /// <param name="isServed">Whether one of them serves it; otherwise it waits for its turn.</param>
    public static int[]? ThreadsOf(IObjectHost? objects, int sequence, object? door, out bool isServed)
    {
        isServed = false;
        return (objects as ICallHolder)?.ThreadsOf(sequence, door, out isServed);
    }

    /// <summary>Whether a message is that of a call, whose number and door are given as in <see cref="ICallServer.ThreadsOf"/>.</summary>
    public static bool IsCall(IpcMessage? message, int sequence, object? door)
        => message is DriverMessage call && call.Sequence == sequence && call.Door == door;

    /// <summary>The name of an object, for people.</summary>
    public static string NameOf(IObjectHost? objects, int token) => (objects as ICallHolder)?.NameOf(token) ?? "an object";
}
