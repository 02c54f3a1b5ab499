using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Ability;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// The kernel's end of the connection of one process: its thread turns frames into operations of the kernel in the name of
/// the process that the connection was admitted for, whatever the frames claim.
/// </summary>
internal sealed class ProcessConnection
{
    private readonly IConnection _connection;
    private readonly int _peer;
    private readonly IpcKernel _kernel;
    private readonly IAdmission _admission;
    private readonly FrameReader _reader;
    private readonly DriverMessage _incoming = new();
    private readonly PendingQueries _queries = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IProcessOwner _owner = null!;
    private IpcProcess _ipc = null!;
    private ConnectedProcess _connected = null!;
    private Descriptors _descriptors = new();

    internal ProcessConnection(IConnection connection, int peer, IpcKernel kernel, IAdmission admission)
    {
        _connection = connection;
        _peer = peer;
        _kernel = kernel;
        _admission = admission;
        _reader = new FrameReader(connection, FrameLimits.MaxHello);
        Output = new ConnectionOutput(connection);
    }

    internal ConnectionOutput Output { get; }

    /// <summary>Called once, when the process has said who it is or will not say it any more.</summary>
    internal Action? Named { private get; init; }

    internal void Start()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "connection" };
        thread.Start();
    }

    /// <summary>Asks the process about itself.</summary>
    /// <returns>Its answer, or null when it ended or did not answer in time.</returns>
    internal async Task<string?> QueryAsync(int kind, string subject, TimeSpan timeout)
    {
        int id = _queries.Begin(out Task<string?> answer);
        if (!Output.TryQuery(id, kind, subject))
        {
            _queries.Complete(id, null);
        }

        return await _queries.WaitAsync(id, answer, timeout).ConfigureAwait(false);
    }

    internal void SendStop() => Output.Stop();

    /// <summary>Completed when everything that the process sent has been taken.</summary>
    internal Task Ended => _ended.Task;

    internal void Shutdown() => _connection.Shutdown();

    private void Run()
    {
        try
        {
            if (!Authenticate())
            {
                return;
            }

            while (_reader.Next())
            {
                Handle();
                _reader.Close();
                Output.WaitUntilTaken();
            }
        }
        catch (ProtocolException error)
        {
            Reject(error.Message);
        }
        finally
        {
            End();
        }
    }

    private bool Authenticate()
    {
        try
        {
            // The time is that of the whole frame, however it trickles in.
            using Timer end = new(_ => _connection.Shutdown(), null, FrameLimits.HelloTimeoutMs, Timeout.Infinite);
            return SayWho();
        }
        finally
        {
            Named?.Invoke();
        }
    }

    private bool SayWho()
    {
        if (!_reader.Next())
        {
            return false;
        }

        if (_reader.Op != FrameOp.Hello)
        {
            throw new ProtocolException($"frame {_reader.Op} before it said who it is");
        }

        string token = _reader.Text();
        WireVersion version = WireVersion.Read(_reader);
        bool isOfOneVersion = version.Number == WireVersion.Frames.Number;
        if (isOfOneVersion)
        {
            _reader.Finish();
        }

        IProcessOwner? owner = _admission.Admit(token, _peer, this);
        if (owner == null)
        {
            throw new ProtocolException("its token is not that of a process that init started");
        }

        _owner = owner;
        _ipc = owner.Ipc;
        _connected = new ConnectedProcess(_kernel, _ipc);
        if (!isOfOneVersion)
        {
            return TurnAway(version);
        }

        _descriptors = new Descriptors(owner.Descriptors);
        _reader.Arriving = _descriptors;
        _reader.MaxFrame = FrameLimits.MaxFrame;
        Output.Welcome(owner.WriteConfiguration);
        Output.Attach(_ipc, _connected, owner.FirstThread);
        return true;
    }

    /// <summary>Tells a process of another version which one this machine speaks; to start it again would not help.</summary>
    private bool TurnAway(WireVersion version)
    {
        _owner.State(
            ProcessState.Faulty,
            $"it speaks version {version} of the frames, and this machine version {WireVersion.Frames}; install the command line and the process host of one release");
        Output.Welcome(null);
        return false;
    }

    private void Handle()
    {
        if (_reader.Credit != 0 && !_connected.Credit(_reader.Credit))
        {
            throw new ProtocolException($"it gives {_reader.Credit} bytes back that it was not given");
        }

        int id = _reader.Id;
        switch (_reader.Op)
        {
            case FrameOp.Post: Post(id); break;
            case FrameOp.Answer: Answer(); break;
            case FrameOp.Cancel: ConnectedCalls.Cancel(_kernel, _ipc, id); break;
            case FrameOp.Credit: break;
            case FrameOp.MapPool: Output.Result(id, _ipc.MapPool(_reader.Int32())); break;
            case FrameOp.BecomeManager: Output.Result(id, _ipc.BecomeContextManager(_reader.Int32())); break;
            case FrameOp.GenerateHandle: Output.Result(id, _ipc.GenerateHandle(_reader.Int32())); break;
            case FrameOp.RemoveHandle: Output.Result(id, _ipc.RemoveHandle(_reader.Int32())); break;
            case FrameOp.GrantAccess: Output.Result(id, _ipc.GrantAccess(_reader.Int32(), _reader.Int32())); break;
            case FrameOp.CheckHandle: Output.Result(id, _ipc.CheckHandle(_reader.Int32())); break;
            case FrameOp.ReleaseObject: _ipc.ReleaseObject(_reader.Int32(), _reader.Int32()); break;
            case FrameOp.ForgetObject: Output.Result(id, _ipc.ForgetObject(_reader.Int32())); break;
            case FrameOp.OpenChannel: OpenChannel(id, _reader.Int32()); break;
            case FrameOp.ChannelAnswer: AnswerChannel(id); break;
            case FrameOp.AbandonChannel: _owner.AbandonChannel(id, _reader.Text()); break;
            case FrameOp.Waiting: Waiting(id); break;
            default: HandleHost(id); break;
        }
    }

    private void HandleHost(int id)
    {
        switch (_reader.Op)
        {
            case FrameOp.Spawn:
                _owner.Spawn(_reader.Text(), pid => Output.Result(id, pid));
                break;
            case FrameOp.Milestone:
                _owner.Milestone(_reader.Text());
                break;
            case FrameOp.Log:
                _owner.Log(_reader.Int32(), _owner.CheckThread(_reader.Int32()), _reader.Text(), _reader.Text());
                break;
            case FrameOp.Trace:
                _owner.Trace(_reader.Int32(), _reader.Text(), _reader.String(), _reader.Int32(), _reader.Int32(), _reader.Int32());
                break;
            case FrameOp.ProgramTrace:
                _owner.ProgramTrace(
                    new TraceSource(_reader.Text(), _reader.Int32()),
                    _reader.Int32(), _reader.Text(), _reader.String(), _reader.Int32(), _reader.Int32(), _reader.Int32());
                break;
            case FrameOp.State:
                _owner.State(_reader.Int32(), _reader.Text());
                break;
            case >= FrameOp.PinCount and <= FrameOp.PinWatch:
                Output.Result(id, _owner.Pin(_reader.Op, _reader.Int32(), _reader.Int32(), Output));
                break;
            case FrameOp.StartChild:
                StartChild(id, ChildRequest.Read(_reader, _descriptors));
                break;
            case FrameOp.KillChild:
                _owner.KillChild(_reader.Int32(), code => Output.Result(id, code));
                break;
            case FrameOp.WatchChildren:
                _owner.WatchChildren(_reader.Boolean());
                Output.Result(id, ChildProcessError.Success);
                break;
            case FrameOp.ChildReady:
                _owner.ChildReady(_reader.Int32(), _reader.Int32(), _reader.Int32());
                break;
            case FrameOp.QueryResult:
                _queries.Complete(id, _reader.String());
                break;
            default:
                throw new ProtocolException($"there is no frame {_reader.Op}");
        }
    }

    private void Post(int id)
    {
        if (id <= 0)
        {
            throw new ProtocolException($"a request with number {id}");
        }

        int tid = _owner.CheckThread(_reader.Int32());
        _incoming.Address(
            IpcMessageType.Request, _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), 0);
        _incoming.Tid = tid;
        _incoming.TimeoutMs = _reader.Int32();
        _reader.Content(_incoming);
        IpcCall? call = null;
        int result = _descriptors.GiveTo(_incoming);
        if (result == EC.Success)
        {
            result = _kernel.Post(_ipc, _incoming, id, out call);
        }
        else
        {
            _kernel.Refused(_ipc, ReasonOf(result));
        }

        _incoming.CloseDescriptors();
        if (call == null)
        {
            Output.Result(id, result);
        }
    }

    private static string ReasonOf(int result) => result == EC.NoSpace
        ? "its share of the file descriptors that the machine keeps is used up; they are free again once their messages have been read"
        : "the machine had no file descriptor free for those in its message";

    private void StartChild(int id, ChildRequest request)
    {
        if (request.IsWhole)
        {
            _owner.StartChild(request, code => Output.Result(id, code));
            return;
        }

        request.Descriptors.Close();
        Output.Result(id, ChildProcessError.ServiceError);
    }

    private void Answer()
    {
        int sequence = _reader.Int32();
        ReadAnswer();
        _kernel.Answer(_ipc, sequence, _incoming);
        _incoming.CloseDescriptors();
    }

    private void AnswerChannel(int channel)
    {
        int call = _reader.Int32();
        ReadAnswer();
        _owner.Channels?.Answer(_ipc, channel, call, _incoming);
        _incoming.CloseDescriptors();
    }

    private void OpenChannel(int id, int handle)
    {
        if (_owner.Channels == null)
        {
            Output.Result(id, EC.NoSpace);
            return;
        }

        _owner.Channels.Open(_ipc, handle, id);
    }

    private void Waiting(int id)
    {
        CallAddress address = new(_reader.Int32(), _reader.Int32(), _reader.Int32());
        int function = _reader.Int32();
        int timeoutMs = _reader.Int32();
        long since = ((long)_reader.Int32() << 32) | (uint)_reader.Int32();
        _owner.Waiting(id, address, function, timeoutMs, since);
    }

    private void ReadAnswer()
    {
        int type = _reader.Int32();
        if (type is not (IpcMessageType.Reply or IpcMessageType.FailedReply))
        {
            throw new ProtocolException($"an answer of type {type}");
        }

        int tid = _owner.CheckThread(_reader.Int32());
        _incoming.Address(type, _reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32(), IpcFlag.OneWay, 0);
        _incoming.Tid = tid;
        _reader.Content(_incoming);
        int result = _descriptors.GiveTo(_incoming);
        if (result == EC.Success)
        {
            return;
        }

        // Refused in words: somebody waits for it.
        _incoming.CloseDescriptors();
        _incoming.Fill(IpcFailure.Write(result, ReasonOf(result)));
        _incoming.Address(
            IpcMessageType.FailedReply, _incoming.Handle, _incoming.Token, _incoming.Cookie, _incoming.Code, IpcFlag.OneWay, 0);
    }

    private void Reject(string reason)
    {
        if (_owner == null)
        {
            _admission.Refused(_peer, reason);
        }
        else
        {
            _owner.Violated(reason);
        }
    }

    private void End()
    {
        Output.Close();
        _owner?.Detached();
        _queries.Close();
        _incoming.CloseDescriptors();
        _ended.TrySetResult();

        // Last: what still stands in the socket may be slow to close.
        _connection.Dispose();
        _descriptors.Dispose();
    }
}
