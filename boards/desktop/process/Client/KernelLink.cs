using LiteIpc;
using Samgr.Ability;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Client;

/// <summary>
/// This process's end of its connection to the kernel. Callers send on their own thread and wait in a slot; one thread takes
/// what the kernel sends and never waits for anybody, so that neither end can hold the other up.
/// </summary>
// One type: every frame of a process goes over its one connection, in order.
internal sealed partial class KernelLink : IDisposable
{
    private readonly IConnection _connection;
    private readonly FrameReader _reader;
    private readonly Descriptors _descriptors = new();
    private readonly WaitSlots _slots = new();
    private readonly CreditCounter _credit = new();
    private bool _open = true;
    private int _lost;

    private KernelLink(IConnection connection)
    {
        _connection = connection;
        _reader = new FrameReader(connection, FrameLimits.MaxFrame);
        Clients = new ClientChannels
        {
            Ask = handle => Ask(FrameOp.OpenChannel, handle),
            Discard = Free,
            Report = Report,
            Unanswered = Unanswered,
        };
        Servers = new ServerChannels(this);
        _descriptors.Lost = OnDescriptorsLost;
    }

    internal MessageInbox Inbox { get; } = new();

    /// <summary>Closes file descriptors, and waits for none.</summary>
    internal IDescriptorOwner Closing => _descriptors;

    internal ThreadNumbers Threads { get; private set; } = new(0, 1);

    internal bool IsOpen => Volatile.Read(ref _open);

    internal bool IsCreditPending => _credit.IsPending;

    /// <summary>Called, on a thread of its own, with kind and subject when the machine asks about this process.</summary>
    internal Func<int, string, string?>? Asked { get; set; }

    /// <summary>Called with pin and level when a pin that this process watches has changed; must not wait.</summary>
    internal Action<int, bool>? PinChanged { get; set; }

    /// <summary>Receives the news of the children of this process; must not wait.</summary>
    internal IChildProcessEvents? Children { get; set; }

    /// <summary>Called when the machine wants this process to end in an orderly way.</summary>
    internal Action? StopRequested { get; set; }

    /// <summary>Called once when the connection has ended, with a reason when the kernel was to blame.</summary>
    internal Action<string?>? Ended { get; set; }

    /// <summary>Says who this process is and learns what it is to be.</summary>
    /// <returns>Null when the kernel turned it away.</returns>
    /// <exception cref="ProtocolException">The machine speaks another version, or what it sends cannot be read.</exception>
    internal static KernelLink? Open(IConnection connection, string token, out ProcessConfiguration? configuration)
    {
        KernelLink link = new(connection);
        configuration = null;
        link._reader.Arriving = link._descriptors;
        connection.ReceiveTimeoutMs = FrameLimits.WelcomeTimeoutMs;
        link.SendHello(token);
        if (!link._reader.Next() || link._reader.Op != FrameOp.Welcome)
        {
            connection.Dispose();
            return null;
        }

        connection.ReceiveTimeoutMs = 0;
        WireVersion machine = WireVersion.Read(link._reader);
        if (machine.Number != WireVersion.Frames.Number)
        {
            connection.Dispose();
            throw new ProtocolException(
                $"this process speaks version {WireVersion.Frames} of the frames, and its machine version {machine}; install the command line and the process host of one release");
        }

        configuration = ProcessConfiguration.Read(link._reader);
        configuration.Child?.Descriptors.Put(link._descriptors.Take(configuration.Child.DescriptorNames.Count) ?? []);
        link.Threads = new ThreadNumbers(configuration.FirstThread, configuration.ThreadCount);
        return link;
    }

    internal void Start()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "kernel link" };
        thread.Start();
    }

    /// <summary>Asks the kernel for something that one or two numbers describe.</summary>
    internal int Ask(int op, int first)
    {
        int result = _slots.Begin(out WaitSlot? slot);
        return slot == null ? result : Finish(slot, Send(op, slot.Id, first));
    }

    internal int Ask(int op, int first, int second)
    {
        int result = _slots.Begin(out WaitSlot? slot);
        return slot == null ? result : Finish(slot, Send(op, slot.Id, first, second));
    }

    internal int Ask(int op, string text)
    {
        int result = _slots.Begin(out WaitSlot? slot);
        return slot == null ? result : Finish(slot, Send(op, slot.Id, text));
    }

    /// <summary>Asks for a child; takes the request's descriptors.</summary>
    internal int StartChild(ChildRequest request)
    {
        int result = _slots.Begin(out WaitSlot? slot);
        if (slot == null)
        {
            request.Descriptors.Close();
            return result;
        }

        bool isSent;
        lock (_sendGate)
        {
            Begin(FrameOp.StartChild, slot.Id);
            request.Write(_writer);
            isSent = SendFrame();
            _writer.CloseDescriptors();
        }

        return Finish(slot, isSent);
    }

    internal int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
    {
        reply = null;
        int result = _slots.Begin(out WaitSlot? slot);
        if (slot == null)
        {
            return result;
        }

        if (!Post(slot.Id, target, code, request, flag, timeoutMs))
        {
            _slots.Complete(slot.Id, EC.Commu, null);
        }

        int id = slot.Id;
        if (flag == IpcFlag.OneWay)
        {
            _slots.End(slot, timeoutMs, out result, out reply);
            return result;
        }

        RemoteWait? wait = Await(slot, id, target, code, timeoutMs);
        if (_slots.End(slot, 0, out result, out reply))
        {
            Send(FrameOp.Cancel, id);
            reply = Unanswered(wait, -1, code, timeoutMs);
        }

        return result;
    }

    internal bool Answer(int type, IpcMessage request, IpcIo? content)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.Answer, 0);
            _writer.Int32(request.Sequence);
            WriteAnswer(type, request, content);
            return SendFrame();
        }
    }

    internal void Free(DriverMessage message)
    {
        ReleaseUnread(message);
        bool hasDescriptors = HasDescriptors(message);
        int charge = Inbox.Return(message);
        if (!hasDescriptors)
        {
            GiveBack(charge);
            return;
        }

        // Not before: a sender of descriptors that are slow to close uses up its own share of the pool.
        _descriptors.AfterClosing(() => GiveBack(charge));
    }

    /// <summary>Said on another thread: this one must not wait for the kernel to take a frame.</summary>
    private void OnDescriptorsLost()
    {
        int lost = ++_lost;
        if (LogPace.IsDue(lost))
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ => SendLog(LogLevel.Error, "kernel", $"out of file descriptors ({lost}): those of a message or channel are lost; raise the limit of open files (ulimit -n)"), null);
        }
    }

    private void GiveBack(int charge)
    {
        if (_credit.Add(charge))
        {
            ReportCredit();
        }
    }

    private static bool HasDescriptors(DriverMessage message)
    {
        for (int i = 0; message.Descriptors != null && i < message.ObjectCount; i++)
        {
            if (message.DescriptorAt(i) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    internal void ReportCredit() => Send(FrameOp.Credit, 0);

    internal void PoolMapped(int size) => _credit.SetPool(size);

    /// <summary>Ends the connection; everybody who waits in here returns.</summary>
    internal void Close() => _connection.Shutdown();

    public void Dispose()
    {
        Close();
        _connection.Dispose();
    }

    private int Finish(WaitSlot slot, bool sent)
    {
        if (!sent)
        {
            _slots.Complete(slot.Id, EC.Commu, null);
        }

        _slots.End(slot, Timeout.Infinite, out int result, out _);
        return result;
    }

    private void Run()
    {
        string? fault = null;
        try
        {
            while (_reader.Next())
            {
                Handle();
            }
        }
        catch (ProtocolException error)
        {
            fault = error.Message;
        }

        Volatile.Write(ref _open, false);
        _connection.Shutdown();
        Inbox.Close();
        _slots.Close();
        CloseChannels();
        Ended?.Invoke(fault);
    }

    private void Handle()
    {
        switch (_reader.Op)
        {
            case FrameOp.Result:
                _slots.Complete(_reader.Id, _reader.Int32(), null);
                break;
            case FrameOp.Message:
                Deliver();
                break;
            case FrameOp.Query:
                Asking(_reader.Id, _reader.Int32(), _reader.Text());
                break;
            case FrameOp.PinEdge:
                PinChanged?.Invoke(_reader.Int32(), _reader.Boolean());
                break;
            case FrameOp.ChildStarted:
                Children?.OnStarted(_reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32());
                break;
            case FrameOp.ChildExited:
                Children?.OnExited(_reader.Int32(), _reader.Int32(), _reader.Int32());
                break;
            case FrameOp.Stop:
                StopRequested?.Invoke();
                break;
            case FrameOp.ChannelOpened:
                OpenChannel(_reader.Id);
                break;
            case FrameOp.ServeChannel:
                ServeChannel();
                break;
            case FrameOp.ChannelEnded:
                EndChannel(_reader.Id);
                break;
            case FrameOp.WaitReport:
                OnWaitReport(_reader.Int32(), _reader.Int32(), _reader.Text());
                break;
            default:
                throw new ProtocolException($"there is no frame {_reader.Op}");
        }
    }

    private void Deliver()
    {
        DriverMessage message = Inbox.Rent();
        message.Address(
            _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32());
        message.From(_reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32());
        (message.Device, message.TimeoutMs) = (_reader.Int32(), _reader.Int32());
        message.Charge = _reader.Int32();
        _reader.Content(message);
        _descriptors.GiveTo(message);
        if (message.Type is IpcMessageType.Request or IpcMessageType.DeathNotify or IpcMessageType.ObjectReleased)
        {
            Inbox.Add(message);
            return;
        }

        int id = message.Sequence;
        message.Sequence = 0;
        if (!(id < 0 ? Clients.Complete(id, message) : _slots.Complete(id, EC.Success, message)))
        {
            // This thread must not wait for the kernel to take a frame: bytes are counted only, objects go on another thread.
            if (message.ObjectCount > 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(Free, message, preferLocal: false);
                return;
            }

            _credit.Add(Inbox.Return(message));
        }
    }

    private void ReleaseUnread(DriverMessage message)
    {
        for (int i = 0; message.Charge > 0 && i < message.ObjectCount; i++)
        {
            int at = message.UnreadObjectAt(i);
            if (at >= 0)
            {
                Send(FrameOp.ReleaseObject, 0, BitConverter.ToInt32(message.Bytes, at + 4), BitConverter.ToInt32(message.Bytes, at + 8));
            }
        }
    }

    private void Asking(int id, int kind, string subject)
    {
        Func<int, string, string?>? asked = Asked;
        Thread thread = new(() => Send(FrameOp.QueryResult, id, asked?.Invoke(kind, subject)))
        {
            IsBackground = true,
            Name = "query",
        };
        thread.Start();
    }
}
