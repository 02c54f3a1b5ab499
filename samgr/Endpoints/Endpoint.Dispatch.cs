using System;
using System.Threading;
using LiteIpc;

namespace Samgr;

internal sealed partial class Endpoint
{
    /// <summary>Runs the call on the thread of its service.</summary>
    internal void Serve(Offer offer, IpcMessage message)
    {
        if (offer.IsWithdrawn)
        {
            Refuse(message, EC.NoHandler, NobodyAt(message));
            return;
        }

        if (message.Deadline != 0 && _options.Adapter.NowMs >= message.Deadline)
        {
            Refuse(message, EC.Timeout, "the call has not run, as its caller waits no longer");
            return;
        }

        TaskPool? pool = offer.Service.Pool;
        IpcIo? reply = null;
        int result;
        string reason = string.Empty;
        try
        {
            reply = _replies.Rent(pool);
            result = offer.Proxy.Invoke(message.Code, message, message.Data, reply);
            if (result == EC.Success)
            {
                Answer(message, reply);
            }
            else
            {
                LogPace.Count(ref offer.Service.Failures);
                reason = offer.Name + " answered function " + message.Code + " with " + EC.NameOf(result);
                if (result == EC.Protocol)
                {
                    reply.Flip();
                    reason = reply.ReadString() ?? reason;
                }
            }
        }
        catch (Exception error)
        {
            result = EC.Failure;
            reason = offer.Name + " threw in function " + message.Code + ": "
                + offer.Service.CountThrown("serving function " + message.Code, error);
        }

        Finish(message, result, reason, pool, reply);
    }

    /// <summary>Answers a call that will not be served.</summary>
    internal void Refuse(IpcMessage message, int code, string reason)
    {
        if (!message.IsOneWay)
        {
            Context.Driver.SendFailedReply(message, code, reason);
        }

        Context.Free(message);
    }

    /// <summary>Receives the messages of this process until its driver is closed. Several threads may run it at the same time.</summary>
    internal void Receive()
    {
        while (Context.Driver.Receive(-1, out IpcMessage? message) == EC.Success)
        {
            try
            {
                Dispatch(message!);
            }
            catch (Exception error)
            {
                _options.WriteError("receiving", error);
            }
        }
    }

    private void Dispatch(IpcMessage message)
    {
        if (message.Type == IpcMessageType.DeathNotify)
        {
            int handle = message.Handle;
            Context.Free(message);
            OnDeath(handle);
            return;
        }

        if (message.Type == IpcMessageType.ObjectReleased)
        {
            DispatchToObject(message);
            return;
        }

        string? reason = Flow.Check(message.Pid, message.Device == 0 ? message.Uid : -message.Device, out bool isReported);
        if (reason != null)
        {
            if (isReported)
            {
                _options.WriteLog(LogLevel.Warn, "flow control: " + reason);
            }

            Refuse(message, EC.FlowCtrl, reason);
            return;
        }

        if (message.Handle == SvcIdentity.SamgrHandle)
        {
            ServeSamgr(message);
            return;
        }

        if (message.Token >= SvcIdentity.FirstObjectToken)
        {
            DispatchToObject(message);
            return;
        }

        Route(message);
    }

    private void DispatchToObject(IpcMessage message)
    {
        if (Context.Objects == null)
        {
            Refuse(message, EC.NoHandler, NobodyAt(message));
            return;
        }

        Context.Objects.Dispatch(message);
    }

    private void Route(IpcMessage message)
    {
        Offer? offer = OfferAt(message.Token);
        if (offer == null || offer.RegisteredHandle == SvcIdentity.InvalidHandle)
        {
            if (message.Token == SamgrProtocol.ArrivalToken && message.Pid == _samgrPid)
            {
                OnArrival(message);
                return;
            }

            Refuse(message, EC.NoHandler, NobodyAt(message));
            return;
        }

        string? refusal = PolicySubject.Refusal(offer.Policy, null, offer.Name, message, _options, null);
        if (refusal != null)
        {
            Refuse(message, EC.Permission, refusal);
            return;
        }

        message.Deadline = message.Device == 0 || message.TimeoutMs <= 0 ? 0 : _options.Adapter.NowMs + message.TimeoutMs;
        TaskPool? pool = offer.Service.Pool;
        if (pool == null)
        {
            Serve(offer, message);
            return;
        }

        Send(offer, pool.Queue, message);
    }

    /// <summary>Samgr says that a service or feature that this process waits for has been announced.</summary>
    private void OnArrival(IpcMessage message)
    {
        SaName? name = SamgrProtocol.ReadName(message.Data);
        Context.Free(message);
        if (name != null)
        {
            _arrivals.OnArrived(name);
        }
    }

    private void Send(Offer offer, TaskQueue queue, IpcMessage message)
    {
        if (queue.SendCall(offer, message, message.Pid, message.RunsHere))
        {
            return;
        }

        ServiceEntry service = offer.Service;
        string reason = "the queue of " + service.Name + " is full (" + queue.Capacity + ", half of them for one process)";
        if (message.IsOneWay)
        {
            // Nobody learns of a lost one-way call, so the service gets a turn first.
            Thread.Sleep(0);
            if (queue.SendCall(offer, message, message.Pid, message.RunsHere))
            {
                return;
            }

            if (LogPace.Count(ref service.Dropped))
            {
                _options.WriteLog(LogLevel.Warn, reason + ", one-way calls dropped so far: " + service.Dropped, service.Name);
            }
        }

        Refuse(message, EC.BusBusy, reason);
    }

    private string NobodyAt(IpcMessage message) => "no service stands behind token " + message.Token + " of " + _options.Name;

    private void ServeSamgr(IpcMessage message)
    {
        if (Server == null)
        {
            Refuse(message, EC.NoHandler, _options.Name + " does not host samgr");
            return;
        }

        IpcIo? reply = null;
        int result;
        string reason;
        try
        {
            reply = _replies.Rent(null);
            result = Server.Serve(message, reply, out reason);
            if (result == EC.Success)
            {
                Answer(message, reply);
            }
        }
        catch (Exception error)
        {
            result = EC.Failure;
            reason = _options.WriteError("serving as samgr", error);
        }

        Finish(message, result, reason, null, reply);
    }

    private void Answer(IpcMessage message, IpcIo reply)
    {
        if (!message.IsOneWay)
        {
            Context.Driver.SendReply(message, reply);
        }
    }

    /// <summary>Refuses a call unless it has been answered, and gives back what it took.</summary>
    private void Finish(IpcMessage message, int result, string reason, TaskPool? pool, IpcIo? reply)
    {
        if (result != EC.Success)
        {
            Refuse(message, result, reason);
        }
        else
        {
            Context.Free(message);
        }

        if (reply != null)
        {
            _replies.Return(pool, reply);
        }
    }

    private void OnDeath(int handle)
    {
        if (handle == SvcIdentity.SamgrHandle)
        {
            OnSamgrExit();
        }

        Server?.OnDeath(handle);
        Context.DispatchDeath(handle);
    }
}
