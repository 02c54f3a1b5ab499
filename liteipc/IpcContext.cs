using System;
using System.Collections;

namespace LiteIpc;

/// <summary>Called once when the process behind a handle has ended.</summary>
/// <param name="context">The context at which the callback was registered.</param>
/// <param name="handle">The handle that died.</param>
/// <param name="argument">The argument of the registration.</param>
public delegate void DeathRecipient(IpcContext context, int handle, object? argument);

/// <summary>
/// IPC of one process: its driver, its call timeout and its death callbacks. The code that receives the process's
/// messages passes the death notices on to <see cref="DispatchDeath"/>.
/// </summary>
/// <remarks>Every method may be called from any thread.</remarks>
public sealed class IpcContext
{
    private const int AnyHandle = int.MinValue;

    private readonly ArrayList _callbacks = new ArrayList();

    /// <summary>The id that was given last.</summary>
    internal int LastId;

    /// <summary>Makes a context.</summary>
    /// <param name="driver">The driver of the process, its pool mapped.</param>
    /// <param name="callTimeoutMs">Longest wait of a two-way call, in milliseconds.</param>
    public IpcContext(IIpcDriver driver, int callTimeoutMs = IpcLimits.CallTimeoutMs)
    {
        Driver = driver;
        CallTimeoutMs = callTimeoutMs;
    }

    /// <summary>The driver of the process.</summary>
    public readonly IIpcDriver Driver;

    /// <summary>Longest wait of a two-way call, in milliseconds.</summary>
    public readonly int CallTimeoutMs;

    /// <summary>The handle of this process, under which its own objects are known; -1 until samgr has given one.</summary>
    public int Handle = SvcIdentity.InvalidHandle;

    /// <summary>
    /// Death callbacks that may be registered for one handle, and recipients for one object of the IPC Kit. Those of proxies to
    /// services are not among them.
    /// </summary>
    public int MaxDeathCallbacks = IpcLimits.DefaultMaxDeathCallbacks;

    /// <summary>Serves the objects of this process; null while it has none.</summary>
    public IObjectHost? Objects;

    /// <summary>Death callbacks registered at the moment.</summary>
    public int DeathCallbackCount
    {
        get
        {
            lock (_callbacks)
            {
                return _callbacks.Count;
            }
        }
    }

    /// <summary>Calls a function and waits for its reply.</summary>
    /// <param name="target">The service or object to call.</param>
    /// <param name="code">The function.</param>
    /// <param name="request">The arguments, or null for none.</param>
    /// <param name="reply">As in <see cref="IIpcDriver.Transact"/>; to be freed by <see cref="Free"/>.</param>
    /// <returns>As <see cref="IIpcDriver.Transact"/>.</returns>
    public int Transact(SvcIdentity target, int code, IpcIo? request, out IpcMessage? reply)
        => Driver.Transact(target, code, request, IpcFlag.Default, CallTimeoutMs, out reply);

    /// <summary>Calls a function and waits for nothing: where there is no room for the message, it is refused.</summary>
    /// <param name="target">The service or object to call.</param>
    /// <param name="code">The function.</param>
    /// <param name="request">The arguments, or null for none.</param>
    /// <returns>As <see cref="IIpcDriver.Transact"/> for a one-way request.</returns>
    public int Send(SvcIdentity target, int code, IpcIo? request)
        => Driver.Transact(target, code, request, IpcFlag.OneWay, CallTimeoutMs, out _);

    /// <summary>Gives a message back; null is allowed.</summary>
    public void Free(IpcMessage? message)
    {
        if (message != null)
        {
            Driver.FreeBuffer(message);
        }
    }

    /// <summary>Registers a callback for the end of the process behind a handle.</summary>
    /// <param name="target">An address behind that handle.</param>
    /// <param name="recipient">The callback; it runs on the thread that receives the process's messages.</param>
    /// <param name="argument">Passed on to the callback.</param>
    /// <returns>
    /// An id above 0; <see cref="EC.InvalidParam"/> when the handle is dead, unknown or not accessible; <see cref="EC.Permission"/> for an object without a
    /// name of another device, whose end nobody is told of;
    /// <see cref="EC.NoSpace"/> when it has <see cref="MaxDeathCallbacks"/> already.
    /// </returns>
    public int RegisterDeathCallback(SvcIdentity target, DeathRecipient recipient, object? argument)
        => Register(target, recipient, argument, true);

    /// <summary>
    /// As <see cref="RegisterDeathCallback"/>, for what keeps proxies: there is one for each service or object, so that they need no limit.
    /// </summary>
    /// <param name="target">The service or object whose process is watched.</param>
    /// <param name="recipient">Called when it has ended, once.</param>
    /// <param name="argument">Given to it.</param>
    /// <param name="isCounted">Whether it counts against <see cref="MaxDeathCallbacks"/>.</param>
    /// <returns>As <see cref="RegisterDeathCallback"/>; no <see cref="EC.NoSpace"/> where it is not counted.</returns>
    public int Register(SvcIdentity target, DeathRecipient recipient, object? argument, bool isCounted)
    {
        Callback callback;
        lock (_callbacks)
        {
            if (isCounted && CountOf(target.Handle) >= MaxDeathCallbacks)
            {
                return EC.NoSpace;
            }

            do
            {
                LastId = LastId == int.MaxValue ? 1 : LastId + 1;
            }
            while (Find(AnyHandle, LastId) != null);

            callback = new Callback(LastId, target.Handle, recipient, argument, isCounted);
            _callbacks.Add(callback);
        }

        // Entered first and checked then: a death between the two is either dispatched or seen here.
        int result = Driver.CheckHandle(target.Handle);
        return result == EC.Success || UnregisterDeathCallback(callback.Id) != EC.Success ? callback.Id : result;
    }

    /// <summary>Takes a callback back.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.InvalidParam"/> when that id is not registered (any more).</returns>
    public int UnregisterDeathCallback(int id) => Take(AnyHandle, id) == null ? EC.InvalidParam : EC.Success;

    /// <summary>
    /// Calls every recipient that waits for the death of that handle, once. A recipient may register again, for the next
    /// samgr; one that throws does not keep the others from being called, and its exception comes out at the end.
    /// </summary>
    /// <returns>The number of recipients that were called.</returns>
    public int DispatchDeath(int handle)
    {
        // Those that are registered from here on wait for the next death.
        lock (_callbacks)
        {
            for (int i = 0; i < _callbacks.Count; i++)
            {
                Callback callback = (Callback)_callbacks[i]!;
                callback.IsDue |= callback.Handle == handle;
            }
        }

        int called = 0;
        Exception? error = null;
        for (Callback? callback = Take(handle, 0); callback != null; callback = Take(handle, 0))
        {
            try
            {
                callback.Recipient(this, handle, callback.Argument);
            }
            catch (Exception thrown)
            {
                error = error ?? thrown;
            }

            called++;
        }

        return error == null ? called : throw error;
    }

    private int CountOf(int handle)
    {
        int count = 0;
        for (int i = 0; i < _callbacks.Count; i++)
        {
            Callback callback = (Callback)_callbacks[i]!;
            count += callback.IsCounted && callback.Handle == handle ? 1 : 0;
        }

        return count;
    }

    /// <summary>Takes out the callback with that id, or, where that is 0, the first one that is due for that handle.</summary>
    private Callback? Take(int handle, int id)
    {
        lock (_callbacks)
        {
            Callback? callback = Find(handle, id);
            if (callback != null)
            {
                _callbacks.Remove(callback);
            }

            return callback;
        }
    }

    private Callback? Find(int handle, int id)
    {
        for (int i = 0; i < _callbacks.Count; i++)
        {
            Callback callback = (Callback)_callbacks[i]!;
            if (id == 0 ? callback.IsDue && callback.Handle == handle : callback.Id == id)
            {
                return callback;
            }
        }

        return null;
    }

    private sealed class Callback
    {
        internal Callback(int id, int handle, DeathRecipient recipient, object? argument, bool isCounted)
        {
            Id = id;
            Handle = handle;
            Recipient = recipient;
            Argument = argument;
            IsCounted = isCounted;
        }

        internal readonly int Id;

        internal readonly int Handle;

        /// <summary>Whether the process behind the handle has ended.</summary>
        internal bool IsDue;

        internal readonly DeathRecipient Recipient;

        internal readonly object? Argument;

        internal readonly bool IsCounted;
    }
}
