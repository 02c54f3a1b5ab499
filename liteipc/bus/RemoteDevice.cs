using System;
using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>
/// One session with another device, as this one's kernel sees it: a process of its own. Its handles are the services and objects of the other device,
/// its calls are those that the other device makes here, and its end is the end of all of them.
/// </summary>
/// <remarks>
/// Two threads at most are in here: one that hands over what the session brings, and the bus's own, which takes what the kernel has for the process,
/// in order. The tables are guarded by one lock. Under it the session's and the kernel's may be taken, never the other way round.
/// </remarks>
// One type: both directions share the objects that cross.
internal sealed partial class RemoteDevice : IInbox, IPumped
{
    private readonly object _gate = new object();
    private readonly DeviceBus _bus;
    private readonly IpcKernel _kernel;
    private readonly IpcProcess _process;
    private bool _isOver;

    internal RemoteDevice(DeviceBus bus, IpcProcess process, LinkSession session, int number)
    {
        _bus = bus;
        _kernel = process.Kernel;
        _process = process;
        Session = session;
        process.Device = number;
        process.MapPool(bus.Options.PoolBytes);
        process.Inbox = this;
    }

    internal readonly LinkSession Session;

    internal int Pid => _process.Pid;

    /// <summary>Messages have arrived.</summary>
    public void Wake() => _bus.Pump.Note(this);

    /// <summary>Takes all that the kernel has for the process.</summary>
    public void Drain()
    {
        for (DriverMessage? message = BusMessages.Next(_process); message != null; message = BusMessages.Next(_process))
        {
            Take(message);
        }
    }

    /// <summary>The session is over: everything that was reached over it ends, and its callers are told.</summary>
    internal void End()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
        }

        _process.Close();
    }

    private void Take(DriverMessage message)
    {
        try
        {
            switch (message.Type)
            {
                case IpcMessageType.Request:
                    Call(message);
                    break;
                case IpcMessageType.Reply:
                case IpcMessageType.FailedReply:
                    Answer(message);
                    break;
                case IpcMessageType.DeathNotify:
                    TellDeath(message.Handle);
                    break;
                case IpcMessageType.ObjectReleased:
                    Forget(message.Token);
                    break;
                case IpcMessageType.CallCancelled:
                    Cancel(message.Token);
                    break;
            }
        }
        catch (Exception error)
        {
            _bus.Log(LogLevel.Error, "what the kernel had for " + Session.Peer!.Name + " was lost: " + error.Message);
        }
        finally
        {
            _kernel.Free(_process, message);
        }
    }

    /// <summary>Ends a call of this device.</summary>
    private void Refuse(int sequence, int code, string reason)
    {
        if (sequence == 0)
        {
            return;
        }

        DriverMessage refusal = new DriverMessage();
        refusal.Fill(IpcFailure.Write(code, reason));
        refusal.Address(IpcMessageType.FailedReply, 0, 0, 0, 0, IpcFlag.OneWay, 0);
        _kernel.Answer(_process, sequence, refusal);
    }
}
