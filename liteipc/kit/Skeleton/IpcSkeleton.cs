using System;
using System.Threading;

namespace LiteIpc.Kit;

/// <summary>
/// The IPC Kit of one process: its stubs, its proxies and the threads that serve requests. Made once, on the process's
/// <see cref="IpcContext"/>.
/// </summary>
/// <remarks>Every method may be called from any thread.</remarks>
public sealed partial class IpcSkeleton : IObjectHost, ICallHolder, IWorkHost
{
    private readonly ILogSink? _log;

    private IpcSkeleton(IpcContext context, ILogSink? log, ThreadStarter? starter)
    {
        Context = context;
        _log = log;
        Stubs = new StubTable(this);
        Proxies = new ProxyTable(this);
        Workers = new WorkerPool(this, starter);
    }

    /// <summary>The process's IPC.</summary>
    public IpcContext Context { get; }

    /// <summary>Stubs that another process may hold.</summary>
    public int StubCount => Stubs.Count;

    /// <summary>Proxies that this process has not given back.</summary>
    public int ProxyCount => Proxies.Count;

    /// <summary>Threads that serve requests, idle ones included.</summary>
    public int WorkThreadCount => Workers.Count;

    /// <summary>Requests whose stub threw.</summary>
    public int FailureCount { get; private set; }

    internal StubTable Stubs { get; }

    internal ProxyTable Proxies { get; }

    internal WorkerPool Workers { get; }

    /// <summary>
    /// Gives a process the IPC Kit, or returns what it has. A kernel of this CLR that has no <see cref="ObjectTable"/> gets one for
    /// <see cref="ObjectTable.DefaultOfKernel"/> objects.
    /// </summary>
    /// <param name="context">The process's IPC.</param>
    /// <param name="log">Receives the errors of stubs; null for no log.</param>
    /// <param name="starter">Starts the threads; null starts plain ones.</param>
    public static IpcSkeleton Attach(IpcContext context, ILogSink? log = null, ThreadStarter? starter = null)
    {
        IpcProcess? process = context.Objects == null ? context.Driver as IpcProcess : null;
        if (process != null)
        {
            ObjectTable.AddWhereNone(process.Kernel);
        }

        lock (context)
        {
            IpcSkeleton? skeleton = context.Objects as IpcSkeleton;
            if (skeleton == null)
            {
                skeleton = new IpcSkeleton(context, log, starter);
                context.Objects = skeleton;
            }

            return skeleton;
        }
    }

    /// <summary>Keeps a stub until <see cref="Unregister"/>, so that its address can be given away without a parcel.</summary>
    /// <returns>The address; null while samgr has given this process no handle.</returns>
    public SvcIdentity? Register(RemoteStub stub) => Stubs.Register(stub);

    /// <summary>Keeps a stub no longer than others hold it.</summary>
    public void Unregister(RemoteStub stub) => Stubs.Unregister(stub);

    /// <summary>
    /// The object behind an address that <see cref="IpcIo.ReadRemoteObject"/> has read from a message: a stub of this process, or
    /// a proxy with a reference for the caller. Null for an address that is not one of an object.
    /// </summary>
    public RemoteObject? Adopt(SvcIdentity? identity)
    {
        if (identity == null || !identity.IsObject)
        {
            return null;
        }

        if (!Stubs.Owns(identity))
        {
            return Proxies.Adopt(identity);
        }

        // On its way home the stub was held by this process, so that it could not be forgotten.
        RemoteStub? stub = Stubs.Find(identity.Token);
        Context.Driver.ReleaseObject(identity.Handle, identity.Token);
        return stub;
    }

    /// <summary>Changes how many threads serve requests at the same time.</summary>
    /// <param name="count">1 to <see cref="KitLimits.MaxWorkThreads"/>.</param>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> outside of that.</returns>
    public int SetMaxWorkThreads(int count)
    {
        if (count < 1 || count > KitLimits.MaxWorkThreads)
        {
            return IpcError.CheckParam;
        }

        Workers.Max = count;
        return IpcError.Success;
    }

    /// <summary>Runs something on a work thread, where it may call other processes; what it throws is logged.</summary>
    public void Post(ThreadStart work) => Workers.Post(WorkKind.Run, work);

    /// <summary>Whether it serves no more requests.</summary>
    public bool IsClosed => Workers.IsClosed;

    /// <summary>Serves no more requests. Called when the process stops.</summary>
    public void Close() => Workers.Close();

    /// <summary>Serves no more requests, and waits until those that are being served have been answered.</summary>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds; not on a work thread, which would wait for itself.</param>
    /// <returns>False when one takes longer.</returns>
    public bool Close(int timeoutMs)
    {
        Workers.Close();
        return Workers.WaitForEnd(timeoutMs);
    }

    int[]? ICallHolder.ThreadsOf(int sequence, object? door, out bool isServed) => Workers.ThreadsOf(sequence, door, out isServed);

    string? ICallHolder.NameOf(int token) => Stubs.Find(token)?.Descriptor;

    void IObjectHost.Dispatch(IpcMessage message)
    {
        if (message.Type == IpcMessageType.ObjectReleased)
        {
            int token = message.Token;
            Context.Free(message);
            Stubs.OnReleased(token);
            return;
        }

        RemoteStub? stub = Stubs.Find(message.Token);
        if (stub == null)
        {
            Refuse(message, EC.NoHandler, "there is no object " + message.Token);
            return;
        }

        Workers.Serve(stub.Waiting, (DriverMessage)message);
    }

    /// <summary>Runs code of the user and logs what it throws.</summary>
    internal void Guard(string what, ThreadStart code)
    {
        try
        {
            code();
        }
        catch (Exception error)
        {
            Failed(what, error, true);
        }
    }

    /// <summary>Counts an exception, and logs it where that is due; what a log throws costs the line and nothing else.</summary>
    /// <returns>Its message; its type where its own text throws.</returns>
    internal string Failed(string what, Exception error, bool isDue)
    {
        FailureCount += FailureCount < int.MaxValue ? 1 : 0;
        string text;
        string message;
        try
        {
            text = error.ToString();
            message = error.Message;
        }
        catch (Exception)
        {
            text = error.GetType().FullName!;
            message = text;
        }

        try
        {
            if (isDue)
            {
                _log?.Write(LogLevel.Error, "ipckit", "exception in " + what + ": " + text);
            }
        }
        catch (Exception)
        {
        }

        return message;
    }
}
