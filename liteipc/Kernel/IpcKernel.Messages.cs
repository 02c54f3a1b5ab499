namespace LiteIpc;

public sealed partial class IpcKernel
{
    private const int DescriptorCharge = 512;

    /// <summary>
    /// Puts a request into the queue of the process behind the handle.
    /// </summary>
    /// <param name="sender">The process that sends it.</param>
    /// <param name="outgoing">Address and content; its object is left with an empty content.</param>
    /// <param name="remoteSequence">The sender's own number for the call, 0 when it waits on the call's event.</param>
    /// <param name="call">The call, to be waited for; null when it is one-way or refused.</param>
    internal int Post(IpcProcess sender, DriverMessage outgoing, int remoteSequence, out IpcCall? call)
    {
        call = null;
        lock (Gate)
        {
            int result = FindReceiver(sender, outgoing, out IpcProcess? receiver);
            if (result != EC.Success)
            {
                return result;
            }

            // As in the field, a sender that floods an object with one-way requests keeps room for its calls.
            int charge = ChargeOf(outgoing);
            bool twoWay = outgoing.Flag != IpcFlag.OneWay;
            if (!receiver!.Pool.HasRoom(charge, sender, !twoWay && outgoing.Token >= SvcIdentity.FirstObjectToken))
            {
                Refused(sender, "its share of the message pool of pid " + receiver.Pid + " is full (" + receiver.Pool.Size + " bytes)");
                return EC.NoMemory;
            }

            // A process may have as many calls as are free beside its own, so that there is always room for the others.
            if (twoWay && sender.Calls >= Calls.Capacity - Calls.Count)
            {
                LogPace.Count(ref RefusedCalls);
                Refused(sender, "there are " + Calls.Count + " calls under way already, " + sender.Calls + " of them its own");
                return EC.NoSpace;
            }

            // Last of the checks, since it gives the objects of the message to the receiver.
            if (!TransferObjects(sender, receiver, outgoing))
            {
                return EC.Permission;
            }

            int sequence = 0;
            if (twoWay)
            {
                call = Calls.Begin(sender, receiver, remoteSequence);
                call.Token = outgoing.Handle == SvcIdentity.SamgrHandle ? IpcCall.NoToken : outgoing.Token;
                sequence = call.Sequence;
            }

            Enqueue(receiver, Copy(sender, receiver, charge, outgoing, IpcMessageType.Request, outgoing.Flag, sequence));
        }

        Wake();
        return EC.Success;
    }

    /// <summary>Ends a call with the server's answer. Only the process that was called can, and only once.</summary>
    internal int Answer(IpcProcess server, int sequence, DriverMessage answer)
    {
        int result;
        lock (Gate)
        {
            IpcCall? call = Calls.Find(sequence);
            if (call == null || call.Completed || call.Server != server)
            {
                Refused(server, "its reply " + sequence + " answers no call that waits for it");
                return EC.Invalid;
            }

            DriverMessage? reply = CopyAnswer(server, call.Caller!, answer, out result);
            Complete(call, result, reply);
        }

        Wake();
        return result;
    }

    /// <summary>Waits until a call has ended.</summary>
    /// <returns>Null when it has; otherwise the content of the refusal to end it with.</returns>
    internal IpcIo? Await(IpcCall call, SvcIdentity target, int code, int timeoutMs)
    {
        CallWatch? watch = Watch;
        return watch != null ? watch.Await(this, call, target, code, timeoutMs)
            : call.Done.WaitOne(timeoutMs, false) ? null : IpcFailure.Write(EC.Timeout, Late(call, code, timeoutMs));
    }

    /// <summary>Takes the outcome of a call that has been completed, or whose caller waits no longer.</summary>
    internal int Collect(IpcCall call, IpcIo? refusal, out DriverMessage? reply)
    {
        int result;
        lock (Gate)
        {
            if (refusal != null && !call.Completed)
            {
                call.Reply = Notice(call.Caller!, IpcMessageType.FailedReply, 0, 0, 0);
                call.Reply.Fill(refusal);
            }

            result = call.Result;
            reply = call.Reply;
            Abandon(call);
            Calls.End(call);
        }

        if (refusal != null)
        {
            Wake();
        }

        return result;
    }

    /// <summary>Tells the link with another device that nobody waits for a call any more. Under the gate, and before a <see cref="Wake"/>.</summary>
    internal void Abandon(IpcCall call)
    {
        IpcProcess server = call.Server!;
        if (!call.Completed && server.Device != 0)
        {
            Notify(server, IpcMessageType.CallCancelled, 0, call.Sequence);
        }
    }

    /// <summary>The reason why a call has no answer: the process that did not answer, and the one that it waits for itself.</summary>
    private string Late(IpcCall call, int code, int timeoutMs)
    {
        lock (Gate)
        {
            IpcProcess server = call.Server!;
            string reason = "pid " + server.Pid + " has not answered function " + code + " within " + timeoutMs + " ms";
            for (int slot = 0; slot < Calls.Capacity; slot++)
            {
                IpcCall? other = Calls.At(slot);
                if (other != null && other.Caller == server && !other.Completed)
                {
                    return reason + "; it waits for pid " + other.Server!.Pid + " itself";
                }
            }

            return reason;
        }
    }

    internal void Free(IpcProcess owner, DriverMessage message)
    {
        lock (Gate)
        {
            if (message.Charge <= 0 || message.Pool != owner.Pool)
            {
                return;
            }

            ReleaseUnread(owner, message);
            owner.Pool.Return(message);
        }

        Wake();
    }

    private int FindReceiver(IpcProcess sender, DriverMessage outgoing, out IpcProcess? receiver)
    {
        receiver = null;
        if (!sender.IsOpen || sender.Pool.Size == 0)
        {
            return EC.NoInit;
        }

        if (IsOversized(sender, outgoing))
        {
            return EC.Invalid;
        }

        int handle = outgoing.Handle;
        if (handle == SvcIdentity.InvalidHandle)
        {
            return EC.Failure;
        }

        if (handle == SvcIdentity.SamgrHandle)
        {
            receiver = _manager;
            if (receiver == null)
            {
                return EC.NoService;
            }

            if (outgoing.DataSize <= _managerMaxMessage)
            {
                return EC.Success;
            }

            Refused(sender, "a message of " + outgoing.DataSize + " bytes to samgr, which takes " + _managerMaxMessage);
            return EC.Invalid;
        }

        bool isBus = handle == SvcIdentity.BusHandle;
        receiver = isBus ? Bus : _handles.Find(handle);
        if (receiver == null)
        {
            return isBus ? EC.NoService : EC.DeadObject;
        }

        if (MayCall(sender, receiver, handle)
            && (outgoing.Token < SvcIdentity.FirstObjectToken || (Objects != null && Objects.Holds(sender, receiver, outgoing.Token))))
        {
            return EC.Success;
        }

        Refused(sender, outgoing.Token >= SvcIdentity.FirstObjectToken
            ? "it does not hold object " + outgoing.Token + " of handle " + handle
            : "it has no access to handle " + handle + "; samgr grants it to who asks for a service behind it");
        return EC.Permission;
    }

    private bool IsOversized(IpcProcess sender, DriverMessage message)
    {
        int limit = message.Token >= SvcIdentity.FirstObjectToken ? IpcLimits.MaxParcelSize + (IpcLimits.MaxObjects * 4) : IpcLimits.MaxIoSize;
        bool isOversized = message.ObjectCount > IpcLimits.MaxObjects || message.DataSize + (message.ObjectCount * 4) > limit;
        if (isOversized)
        {
            Refused(sender, "a message of " + message.DataSize + " bytes, " + limit + " at most");
        }

        return isOversized;
    }

    /// <summary>The content and address of a message, in the receiver's pool and in the sender's name.</summary>
    private static DriverMessage Copy(IpcProcess sender, IpcProcess receiver, int charge, DriverMessage outgoing, int type, int flag, int sequence)
    {
        DriverMessage message = receiver.Pool.Take(charge, sender);
        message.Take(outgoing);
        message.Address(type, outgoing.Handle, outgoing.Token, outgoing.Cookie, outgoing.Code, flag, sequence);
        message.From(sender.Pid, outgoing.Tid, sender.Device == 0 ? sender.Uid : outgoing.Uid, sender.Gid);
        message.Device = sender.Device;
        message.TimeoutMs = outgoing.TimeoutMs;
        return message;
    }

    /// <summary>A message of the kernel's own; it always fits.</summary>
    private static DriverMessage Notice(IpcProcess receiver, int type, int handle, int token, int code)
    {
        DriverMessage notice = receiver.Pool.Take(IpcLimits.MessageOverhead, null);
        notice.Fill(null);
        notice.Address(type, handle, token, 0, code, IpcFlag.OneWay, 0);
        notice.From(0, 0, 0, 0);
        notice.Device = 0;
        return notice;
    }

    private void Enqueue(IpcProcess receiver, DriverMessage message)
    {
        receiver.Queue.Add(message);
        AddWake(receiver);
    }

    private static int ChargeOf(DriverMessage message)
    {
        int charge = IpcLimits.MessageOverhead + message.DataSize + (message.ObjectCount * 4);
        for (int i = 0; i < message.BufferCount; i++)
        {
            charge += message.BufferAt(i).Length;
        }

        // A receiver has a limited number of descriptors.
        return message.Descriptors == null ? charge : charge + (message.ObjectCount * DescriptorCharge);
    }

    /// <summary>An answer in the pool of its caller; null with the reason when it cannot be there.</summary>
    internal DriverMessage? CopyAnswer(IpcProcess server, IpcProcess caller, DriverMessage answer, out int result)
    {
        int charge = ChargeOf(answer);
        result = IsOversized(server, answer) ? EC.Invalid
            : !caller.Pool.HasRoom(charge, server, false) ? EC.NoMemory
            : !TransferObjects(server, caller, answer) ? EC.Permission : EC.Success;
        return result == EC.Success ? Copy(server, caller, charge, answer, answer.Type, IpcFlag.OneWay, 0) : null;
    }

    private void Complete(IpcCall call, int result, DriverMessage? reply)
    {
        call.Completed = true;
        call.Result = result;
        call.Reply = reply;
        if (call.RemoteSequence == 0)
        {
            // Under the gate: after it, the call object may serve another call, which Set would wake.
            call.Done.Set();
            return;
        }

        EnqueueAnswer(call.Caller!, call.RemoteSequence, result, reply);
        Calls.End(call);
    }

    internal void EnqueueAnswer(IpcProcess caller, int remoteSequence, int result, DriverMessage? reply)
    {
        DriverMessage message = reply ?? Notice(caller, IpcMessageType.FailedReply, 0, 0, result);
        message.Sequence = remoteSequence;
        Enqueue(caller, message);
    }

    private void EndCallsOf(IpcProcess process)
    {
        for (int slot = 0; slot < Calls.Capacity; slot++)
        {
            IpcCall? call = Calls.At(slot);
            if (call == null || call.Completed)
            {
                continue;
            }

            if (call.Caller == process)
            {
                Abandon(call);
            }

            if (call.Caller == process && call.RemoteSequence != 0)
            {
                Calls.End(call);
            }
            else if (call.Caller == process || call.Server == process)
            {
                Complete(call, EC.DeadObject, null);
            }
        }
    }

    /// <summary>Counts a refusal of a process, and logs the 1st, 2nd, 4th, 8th ... of each process.</summary>
    internal void Refused(IpcProcess sender, string reason)
    {
        if (LogPace.Count(ref sender.RefusedCount))
        {
            _log?.Write(LogLevel.Warn, "liteipc", "pid " + sender.Pid + " refused (" + sender.RefusedCount + "): " + reason);
        }
    }
}
