using System.Threading;

namespace LiteIpc;

/// <summary>One process of an <see cref="IpcKernel"/>, and its driver.</summary>
public sealed class IpcProcess : IIpcDriver
{
    private readonly int _pid;
    private readonly int _uid;
    private readonly int _gid;
    private bool _isOpen;
    private readonly int[] _grants;
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private readonly object _outgoingLock = new object();
    private DriverMessage? _outgoing;

    internal IpcProcess(IpcKernel kernel, int pid, int uid, int gid, int maxHandles)
    {
        Kernel = kernel;
        _grants = new int[maxHandles];
        _pid = pid;
        _uid = uid;
        _gid = gid;
        _isOpen = true;
    }

    /// <inheritdoc/>
    public int Pid => _pid;

    /// <inheritdoc/>
    public int Uid => _uid;

    /// <inheritdoc/>
    public int Gid => _gid;

    /// <inheritdoc/>
    public bool IsOpen => _isOpen;

    /// <summary>Bytes of the pool that messages take at the moment.</summary>
    public int PoolUsed
    {
        get
        {
            lock (Kernel.Gate)
            {
                return Pool.Used;
            }
        }
    }

    internal readonly IpcKernel Kernel;

    internal readonly MessagePool Pool = new MessagePool();

    internal readonly MessageQueue Queue = new MessageQueue();

    /// <summary>Receives the notice that messages have arrived; null where the threads of this process wait in <see cref="Receive"/>.</summary>
    internal IInbox? Inbox;

    internal IpcProcess? NextWake;

    internal bool WakePending;

    internal int RefusedCount;

    internal int NewestHandle;

    /// <summary>The number of the device that it stands for; 0 for a process of this one. Such a process may have many handles, and sends in the name of many users.</summary>
    internal int Device;

    /// <summary>Of a process that stands for a device: the handle of the objects without a name, whose end nobody is told of.</summary>
    internal int ObjectHandle = SvcIdentity.InvalidHandle;

    /// <summary>Two-way calls of it that are under way, and objects of it that others hold.</summary>
    internal int Calls;

    internal int GivenObjects;

    /// <inheritdoc/>
    public int MapPool(int size)
    {
        if (size <= 0 || size > IpcLimits.MaxPoolSize)
        {
            return EC.Invalid;
        }

        lock (Kernel.Gate)
        {
            if (!IsOpen)
            {
                return EC.NoInit;
            }

            if (Pool.Size > 0)
            {
                return EC.Busy;
            }

            Pool.Size = size;
            return EC.Success;
        }
    }

    /// <inheritdoc/>
    public int BecomeContextManager(int maxMessageSize) => Kernel.SetManager(this, maxMessageSize);

    /// <inheritdoc/>
    public int GenerateHandle(int pid) => Kernel.GenerateHandle(this, pid);

    /// <inheritdoc/>
    public int RemoveHandle(int handle) => Kernel.RemoveHandle(this, handle);

    /// <inheritdoc/>
    public int GrantAccess(int pid, int handle) => Kernel.GrantAccess(this, pid, handle);

    /// <inheritdoc/>
    public int CheckHandle(int handle) => Kernel.CheckHandle(this, handle);

    /// <inheritdoc/>
    public int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
    {
        reply = null;
        if (target == null || timeoutMs < -1 || (request != null && !request.Available))
        {
            return EC.Invalid;
        }

        DriverMessage outgoing = RentOutgoing(request);
        outgoing.Address(IpcMessageType.Request, target.Handle, target.Token, target.Cookie, code, flag, 0);
        outgoing.TimeoutMs = timeoutMs;
        int result = Kernel.Post(this, outgoing, 0, out IpcCall? call);
        ReturnOutgoing(outgoing);
        if (call == null)
        {
            return result;
        }

        IpcIo? refusal = Kernel.Await(call, target, code, timeoutMs);
        result = Kernel.Collect(call, refusal, out DriverMessage? answer);
        reply = answer;
        return reply != null && reply.Type == IpcMessageType.FailedReply ? IpcFailure.CodeOf(reply) : result;
    }

    /// <inheritdoc/>
    public int Receive(int timeoutMs, out IpcMessage? message)
    {
        message = null;
        if (timeoutMs < -1)
        {
            return EC.Invalid;
        }

        while (true)
        {
            lock (Kernel.Gate)
            {
                if (Pool.Size == 0)
                {
                    return EC.NoInit;
                }

                if (!IsOpen)
                {
                    _arrived.Set();
                    return EC.NoInit;
                }

                message = Queue.Take();
                if (message != null)
                {
                    if (Queue.Count > 0)
                    {
                        _arrived.Set();
                    }

                    return EC.Success;
                }
            }

            if (!_arrived.WaitOne(timeoutMs, false))
            {
                return EC.Timeout;
            }
        }
    }

    /// <inheritdoc/>
    public int SendReply(IpcMessage request, IpcIo? reply)
        => IpcFailure.RefuseOverflow(this, request, reply) ? EC.Invalid : Answer(IpcMessageType.Reply, request, reply);

    /// <inheritdoc/>
    public int SendFailedReply(IpcMessage request, int code, string reason)
        => Answer(IpcMessageType.FailedReply, request, IpcFailure.Write(code, reason));

    /// <inheritdoc/>
    public void FreeBuffer(IpcMessage message) => Kernel.Free(this, (DriverMessage)message);

    /// <inheritdoc/>
    public int ReleaseObject(int handle, int token) => Kernel.ReleaseObject(this, handle, token);

    /// <inheritdoc/>
    public int ForgetObject(int token) => Kernel.ForgetObject(this, token);

    /// <inheritdoc/>
    public void Close() => Kernel.Exit(this);

    internal void Wake()
    {
        if (Inbox == null)
        {
            _arrived.Set();
        }
        else
        {
            Inbox.Wake();
        }
    }

    internal void MarkClosed()
    {
        _isOpen = false;
        DriverMessage? message = Queue.Take();
        while (message != null)
        {
            Pool.Return(message);
            message = Queue.Take();
        }
    }

    internal void Grant(int handle) => _grants[handle % _grants.Length] = handle;

    internal bool Holds(int handle) => _grants[handle % _grants.Length] == handle;

    internal bool Revoke(int handle)
    {
        if (!Holds(handle))
        {
            return false;
        }

        _grants[handle % _grants.Length] = 0;
        return true;
    }

    private int Answer(int type, IpcMessage request, IpcIo? content)
    {
        if (request.IsOneWay)
        {
            return EC.Invalid;
        }

        DriverMessage outgoing = RentOutgoing(content);
        outgoing.Address(type, request.Handle, request.Token, request.Cookie, request.Code, IpcFlag.OneWay, 0);
        int result = Kernel.Answer(this, request.Sequence, outgoing);
        ReturnOutgoing(outgoing);
        return result;
    }

    /// <summary>A message of the calling thread with a copy of what was written.</summary>
    private DriverMessage RentOutgoing(IpcIo? content)
    {
        DriverMessage message;
        lock (_outgoingLock)
        {
            message = _outgoing ?? new DriverMessage();
            _outgoing = message.Next;
            message.Next = null;
        }

        message.Fill(content);
        Kernel.Descriptors?.Duplicate(message);
        message.Tid = Thread.CurrentThread.ManagedThreadId;
        return message;
    }

    private void ReturnOutgoing(DriverMessage message)
    {
        message.CloseDescriptors();
        lock (_outgoingLock)
        {
            message.Next = _outgoing;
            _outgoing = message;
        }
    }
}
