using System.Collections;
using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <content>Calls of this device that the other one serves.</content>
internal sealed partial class RemoteDevice
{
    private const string Dead = "nothing stands behind this address any more";

    private readonly ArrayList _services = new ArrayList();
    private readonly ArrayList _finds = new ArrayList();
    private readonly ArrayList _outbound = new ArrayList();
    private int _lost;

    /// <summary>Finds a service of the other device for a call of the bus; it is answered in here, or later.</summary>
    internal void Find(string service, string? feature, IpcMessage question)
    {
        PendingFind find;
        RemoteTarget? known;
        lock (_gate)
        {
            known = NamedAt(service, feature);
            known = known != null && known.IsFoundFor(question.Uid) ? known : null;
            PendingFind? pending = known == null ? FindAt(service, feature, question.Uid) : null;
            if (pending != null)
            {
                pending.Waiting.Add(question.Sequence);
                return;
            }

            find = new PendingFind(this, service, feature, question.Uid);
            find.Waiting.Add(question.Sequence);
            if (known == null)
            {
                _finds.Add(find);
            }
        }

        if (known != null)
        {
            _bus.Door.Found(find, known.Handle);
            return;
        }

        LinkCall call = new LinkCall();
        call.Kind = LinkKind.Query;
        call.TimeoutMs = question.TimeoutMs > 0 && question.TimeoutMs < IpcLimits.CallTimeoutMs ? question.TimeoutMs : IpcLimits.CallTimeoutMs;
        call.Uid = question.Uid;
        call.Pid = question.Pid;
        call.State = find;
        byte[]? names = LinkNames.Write(service, feature);
        call.Content = names ?? call.Content;
        int result = names == null ? EC.NameTooLong : Session.Send(call);
        if (result != EC.Success)
        {
            EndFind(find);
            _bus.Door.Missed(find, result, names == null ? "a name has more than " + LinkOptions.MaxName + " bytes" : call.Reason);
        }
    }

    internal void OnAnswered(LinkCall call, PendingFind? find)
    {
        if (find != null)
        {
            OnFound(find, call);
            return;
        }

        OutboundCall outbound = (OutboundCall)call.State!;
        lock (_gate)
        {
            _outbound.Remove(outbound);
        }

        if (!call.WasSent)
        {
            TakeBack(outbound.Given);
        }

        if (outbound.Sequence == 0)
        {
            return;
        }

        if (call.Result != EC.Success)
        {
            Refuse(outbound.Sequence, call.Result, call.Reason);
            return;
        }

        DriverMessage reply = new DriverMessage();
        ArrayList arriving = new ArrayList();
        string? refusal = Import(reply, call.Content, call.ObjectCount, 0, arriving);
        if (refusal == null)
        {
            reply.Address(IpcMessageType.Reply, 0, 0, 0, 0, IpcFlag.OneWay, 0);
            _kernel.Answer(_process, outbound.Sequence, reply);
        }
        else
        {
            Refuse(outbound.Sequence, EC.Protocol, refusal);
        }

        Landed(arriving);
    }

    /// <summary>A service of the other device has ended: its address here leads nowhere any more, and its holders are told.</summary>
    internal void OnDeath(int number)
    {
        lock (_gate)
        {
            for (int i = _services.Count - 1; i >= 0; i--)
            {
                RemoteTarget service = (RemoteTarget)_services[i]!;
                if (service.Number == number)
                {
                    _services.RemoveAt(i);
                    Retire(service.Handle);
                }
            }
        }

        _kernel.Wake();
    }

    private void Call(DriverMessage message)
    {
        int number;
        lock (_gate)
        {
            RemoteTarget? target = message.Handle == _process.ObjectHandle ? ObjectAt(message.Token) : ServiceAt(message.Handle);
            number = target == null ? 0 : target.Number;
        }

        if (number == 0)
        {
            Refuse(message.Sequence, EC.DeadObject, Dead);
            return;
        }

        ArrayList given = new ArrayList();
        string? refusal = Export(message, given, out byte[] content);
        LocalTarget[] targets = (LocalTarget[])given.ToArray(typeof(LocalTarget));
        if (refusal != null)
        {
            TakeBack(targets);
            Refuse(message.Sequence, EC.Invalid, refusal);
            return;
        }

        OutboundCall outbound = new OutboundCall(this, message.Sequence, targets);
        LinkCall call = new LinkCall();
        outbound.Call = call;
        call.Kind = message.IsOneWay ? LinkKind.OneWay : LinkKind.Call;
        call.Target = number;
        call.Code = message.Code;
        call.Signature = message.Data.Signature;
        call.Content = content;
        call.ObjectCount = message.ObjectCount;
        call.TimeoutMs = message.TimeoutMs > 0 ? message.TimeoutMs : message.IsOneWay ? IpcLimits.CallTimeoutMs : int.MaxValue;
        call.Uid = message.Uid;
        call.Pid = message.Pid;
        call.State = outbound;
        refusal = _bus.Paths.Follow(call, message.Pid, this);
        if (refusal == null)
        {
            Send(outbound, call);
            return;
        }

        TakeBack(targets);
        Refuse(message.Sequence, EC.Deadlock, refusal);
    }

    private void Send(OutboundCall outbound, LinkCall call)
    {
        lock (_gate)
        {
            _outbound.Add(outbound);
        }

        int result = Session.Send(call);
        if (result == EC.Success)
        {
            return;
        }

        lock (_gate)
        {
            _outbound.Remove(outbound);
        }

        TakeBack(outbound.Given);
        if (outbound.Sequence != 0)
        {
            Refuse(outbound.Sequence, result, call.Reason);
        }
        else if (LogPace.Count(ref _lost))
        {
            _bus.Log(LogLevel.Warn, "one-way calls to " + Session.Peer!.Name + " lost so far: " + _lost + ", the last one as " + call.Reason);
        }
    }

    private void Cancel(int sequence)
    {
        LinkCall? call = null;
        lock (_gate)
        {
            for (int i = 0; i < _outbound.Count; i++)
            {
                OutboundCall outbound = (OutboundCall)_outbound[i]!;
                call = outbound.Sequence == sequence ? outbound.Call : call;
            }
        }

        if (call != null)
        {
            Session.Cancel(call, "its caller waits no longer");
        }
    }

    private void OnFound(PendingFind find, LinkCall call)
    {
        int result = call.Result;
        string reason = call.Reason;
        int handle = 0;
        if (result == EC.Success)
        {
            handle = Enter(find, call.Target, out reason);
            result = handle > 0 ? EC.Success : EC.NoSpace;
            if (handle <= 0)
            {
                Session.Release(call.Target, 1);
            }
        }

        EndFind(find);
        if (result == EC.Success)
        {
            _bus.Door.Found(find, handle);
        }
        else
        {
            _bus.Door.Missed(find, result, reason);
        }
    }

    /// <summary>Gives a service of the other device an address here.</summary>
    /// <returns>Its handle; 0 or less when there is no room.</returns>
    private int Enter(PendingFind find, int number, out string reason)
    {
        int handle = 0;
        RemoteTarget? former = null;
        lock (_gate)
        {
            RemoteTarget? known = NamedAt(find.Service, find.Feature);
            if (known != null && known.Number == number)
            {
                known.Find(find.Uid);
                reason = string.Empty;
                return known.Handle;
            }

            reason = _bus.Options.MaxServices + " services of " + Session.Peer!.Name + " are in use here already";
            former = _services.Count < _bus.Options.MaxServices ? null : Reclaim();
            if (!_isOver && _services.Count < _bus.Options.MaxServices)
            {
                reason = "this device has no more handles";
                handle = NewHandle();
                RemoteTarget service = new RemoteTarget(number, find.Service, find.Feature);
                service.Handle = handle;
                service.Find(find.Uid);
                if (handle > 0)
                {
                    _services.Add(service);
                }
            }
        }

        _kernel.Wake();
        if (former != null)
        {
            Session.Release(former.Number, former.References);
        }

        return handle;
    }

    /// <summary>Gives up the address of a service that nobody here holds any more; null when each is held. Under the lock.</summary>
    private RemoteTarget? Reclaim()
    {
        for (int i = 0; i < _services.Count; i++)
        {
            RemoteTarget service = (RemoteTarget)_services[i]!;
            if (!_bus.IsHeld(service.Handle))
            {
                _services.RemoveAt(i);
                Retire(service.Handle);
                return service;
            }
        }

        return null;
    }

    private void EndFind(PendingFind find)
    {
        lock (_gate)
        {
            _finds.Remove(find);
        }
    }

    private RemoteTarget? NamedAt(string service, string? feature)
    {
        for (int i = 0; i < _services.Count; i++)
        {
            RemoteTarget known = (RemoteTarget)_services[i]!;
            if (known.Service == service && known.Feature == feature)
            {
                return known;
            }
        }

        return null;
    }

    private PendingFind? FindAt(string service, string? feature, int uid)
    {
        for (int i = 0; i < _finds.Count; i++)
        {
            PendingFind find = (PendingFind)_finds[i]!;
            if (find.Service == service && find.Feature == feature && find.Uid == uid)
            {
                return find;
            }
        }

        return null;
    }

    private RemoteTarget? ServiceAt(int handle)
    {
        for (int i = 0; i < _services.Count; i++)
        {
            RemoteTarget known = (RemoteTarget)_services[i]!;
            if (known.Handle == handle)
            {
                return known;
            }
        }

        return null;
    }

    private int NewHandle()
    {
        lock (_kernel.Gate)
        {
            int handle = _process.IsOpen ? _kernel.AddHandle(_process) : EC.NoInit;
            if (handle > 0)
            {
                _bus.Door.Process.Grant(handle);
            }

            return handle;
        }
    }

    private void Retire(int handle)
    {
        lock (_kernel.Gate)
        {
            if (_process.IsOpen)
            {
                _kernel.Retire(handle);
            }
        }
    }
}
