using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Kernel;

/// <summary>
/// The way from the kernel to one process. A sender never waits for the receiver: bytes that the connection does not take at
/// once goes on a thread that exists only as long as the receiver is slow. Messages wait in the kernel's queue, where they
/// count against the receiver's pool.
/// </summary>
internal sealed partial class ConnectionOutput(IConnection connection) : IInbox
{
    private const int BatchBytes = 16 * 1024;
    private const int WaitMs = 1000;
    private const int PauseMs = 10;
    private const int MaxNotices = 64 * 1024;

    private static readonly List<int> _none = [];

    private readonly object _gate = new();
    private readonly FrameWriter _out = new();
    private readonly ConcurrentQueue<ChannelNotice> _notices = new();
    private int _sent;
    private ConnectedProcess? _process;
    private bool _stalled;
    private bool _closed;

    /// <summary>The first of the thread numbers that are the process's.</summary>
    internal int FirstThread { get; private set; }

    internal void Attach(IpcProcess process, ConnectedProcess connected, int firstThread)
    {
        lock (_gate)
        {
            _process = connected;
            FirstThread = firstThread;
        }

        process.Inbox = this;
        Wake();
    }

    public void Wake()
    {
        lock (_gate)
        {
            Drain();
        }
    }

    /// <summary>Takes what is to be sent at the next <see cref="Wake"/>; under the kernel's gate, where nothing can be sent.</summary>
    internal void Post(ChannelNotice notice)
    {
        _notices.Enqueue(notice);
        if (Volatile.Read(ref _closed))
        {
            DropNotices();
        }
    }

    private void Send(int op, int id, Action<FrameWriter>? body)
    {
        lock (_gate)
        {
            _out.Begin(op, id);
            body?.Invoke(_out);
            _out.End();
            Drain();
        }
    }

    /// <summary>Sends what may be lost: nothing is sent while a receiver that is too slow has a lot before it.</summary>
    /// <returns>Whether it is sent.</returns>
    private bool TrySend(int op, int id, Action<FrameWriter> body)
    {
        lock (_gate)
        {
            bool isSent = !_closed && _out.Length - _sent < MaxNotices;
            if (isSent)
            {
                Send(op, id, body);
            }

            return isSent;
        }
    }

    /// <summary>Waits until a slow receiver has taken what stands before it.</summary>
    internal void WaitUntilTaken()
    {
        lock (_gate)
        {
            while (_stalled && !_closed)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            Volatile.Write(ref _closed, true);
            _out.CloseDescriptors();
            DropNotices();

            Monitor.PulseAll(_gate);
        }
    }

    private void DropNotices()
    {
        while (_notices.TryDequeue(out ChannelNotice? notice))
        {
            notice.Files.Close();
        }
    }

    private void Drain()
    {
        if (!_stalled && !_closed && !TakeAll())
        {
            _stalled = true;
            Thread writer = new(WriteSlowly) { IsBackground = true, Name = "slow receiver" };
            writer.Start();
        }
    }

    private void WriteSlowly()
    {
        while (true)
        {
            connection.WaitSendable(WaitMs);
            bool isStuck;
            lock (_gate)
            {
                int before = _sent;
                if (_closed || TakeAll())
                {
                    _stalled = false;
                    Monitor.PulseAll(_gate);
                    return;
                }

                isStuck = _sent == before;
            }

            if (isStuck)
            {
                // There is room for bytes, but not for descriptors.
                Thread.Sleep(PauseMs);
            }
        }
    }

    private bool TakeAll()
    {
        while (_sent < _out.Length || Batch())
        {
            int taken = SendPart();
            if (taken < 0)
            {
                _closed = true;
                return true;
            }

            if (taken == 0)
            {
                return false;
            }

            _sent += taken;
        }

        return true;
    }

    /// <summary>Descriptors go with bytes of their own frame only: that is how the receiver knows whose they are.</summary>
    private int SendPart()
    {
        if (_out.Descriptors.Count == 0)
        {
            return connection.TrySend(_out.Bytes, _sent, _out.Length - _sent, _none);
        }

        if (_sent < _out.DescriptorsAt)
        {
            return connection.TrySend(_out.Bytes, _sent, _out.DescriptorsAt - _sent, _none);
        }

        int taken = connection.TrySend(_out.Bytes, _sent, _out.DescriptorsEnd - _sent, _out.Descriptors);
        if (taken > 0)
        {
            _out.CloseDescriptors();
        }

        return taken;
    }

    private bool Batch()
    {
        _out.Clear();
        _sent = 0;
        while (_process != null && _out.Length < BatchBytes && _out.Descriptors.Count == 0)
        {
            if (_notices.TryDequeue(out ChannelNotice? notice))
            {
                notice.Write(_out);
                continue;
            }

            DriverMessage? message = _process.TakeNext();
            if (message == null)
            {
                break;
            }

            Write(message);
            TakeDescriptors(message);
            _process.Delivered(message);
        }

        return _out.Length > 0;
    }

    private static void TakeDescriptors(DriverMessage message)
    {
        // Now in the frame, and closed here once they are on their way.
        message.Descriptors = null;
    }
}
