using System.Collections;
using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <content>Calls and questions of the other device that are served here.</content>
internal sealed partial class RemoteDevice
{
    private readonly ArrayList _inbound = new ArrayList();
    private int _lastId;

    internal void Serve(LinkRequest request)
    {
        if (request.Kind == LinkKind.Query)
        {
            Ask(request);
            return;
        }

        LocalTarget target = (LocalTarget)request.Target!;
        int left = request.Deadline == long.MaxValue ? -1 : (int)(request.Deadline - _bus.Platform.NowMs);
        if (left != -1 && left <= 0)
        {
            End(request, EC.Timeout, "the call has not run, as its caller waits no longer");
            return;
        }

        string? refusal = _bus.Paths.Check(request, target);
        if (refusal != null)
        {
            End(request, EC.Deadlock, refusal);
            return;
        }

        DriverMessage outgoing = new DriverMessage();
        ArrayList arriving = new ArrayList();
        refusal = Import(outgoing, request.Content, request.ObjectCount, request.Signature, arriving);
        if (refusal == null)
        {
            bool isOneWay = request.Kind == LinkKind.OneWay;
            outgoing.Address(IpcMessageType.Request, target.Handle, target.Token, 0, request.Code, isOneWay ? IpcFlag.OneWay : IpcFlag.Default, 0);
            outgoing.TimeoutMs = left;
            Post(request, outgoing);
        }
        else
        {
            End(request, EC.Protocol, refusal);
        }

        Landed(arriving);
    }

    /// <summary>Nobody on the other device waits for it any more.</summary>
    internal void Cancel(LinkRequest request)
    {
        InboundCall? call = null;
        lock (_gate)
        {
            for (int i = 0; i < _inbound.Count; i++)
            {
                InboundCall inbound = (InboundCall)_inbound[i]!;
                call = inbound.Request == request ? inbound : call;
            }

            _inbound.Remove(call);
        }

        if (call != null)
        {
            BusMessages.Cancel(_process, call.Id);
            Session.Done(request);
        }
    }

    /// <summary>The call of the other device with that number in the kernel; null when it has ended.</summary>
    internal LinkRequest? RequestOf(int id)
    {
        lock (_gate)
        {
            return InboundAt(id)?.Request;
        }
    }

    private void Ask(LinkRequest request)
    {
        if (!LinkNames.Read(request.Content, out string service, out string? feature))
        {
            Session.Refuse(request, EC.Invalid, "the question names no service");
            return;
        }

        DriverMessage question = new DriverMessage();
        question.Fill(_bus.Names.Ask(service, feature));
        question.Address(IpcMessageType.Request, SvcIdentity.SamgrHandle, 0, 0, 0, IpcFlag.Default, 0);
        question.TimeoutMs = IpcLimits.CallTimeoutMs;
        Post(request, question);
    }

    private void Post(LinkRequest request, DriverMessage outgoing)
    {
        bool isOneWay = request.Kind == LinkKind.OneWay;
        InboundCall inbound;
        lock (_gate)
        {
            _lastId = _lastId == int.MaxValue ? 1 : _lastId + 1;
            inbound = new InboundCall(_lastId, request);
            if (!isOneWay)
            {
                _inbound.Add(inbound);
            }
        }

        outgoing.Uid = request.Uid;
        int result = _kernel.Post(_process, outgoing, inbound.Id, out _);
        if (isOneWay)
        {
            Session.Done(request);
        }

        if (result == EC.Success || !Remove(inbound))
        {
            return;
        }

        End(request, result, request.Kind == LinkKind.Query
            ? "samgr of the other device cannot be asked: " + EC.NameOf(result)
            : "the kernel of the other device refused it: " + EC.NameOf(result));
    }

    private void Answer(DriverMessage message)
    {
        InboundCall? inbound;
        lock (_gate)
        {
            inbound = InboundAt(message.Sequence);
            if (inbound != null)
            {
                _inbound.Remove(inbound);
            }
        }

        if (inbound == null)
        {
            return;
        }

        LinkRequest request = inbound.Request;
        if (message.Type == IpcMessageType.FailedReply)
        {
            int code = IpcFailure.CodeOf(message);
            string reason = IpcFailure.ReasonOf(message);
            End(request, code, reason.Length == 0 ? (code == EC.DeadObject ? "its process has ended on the other device" : string.Empty) : DeviceBus.Named(reason, _process.Device, Session.Peer!.Name));
        }
        else if (request.Kind == LinkKind.Query)
        {
            SvcIdentity? identity = message.Data.ReadRemoteObject();
            if (identity == null || !identity.IsValid)
            {
                End(request, EC.NoService, "samgr of the other device names no address");
                return;
            }

            Found(request, identity);
        }
        else
        {
            ArrayList given = new ArrayList();
            string? refusal = Export(message, given, out byte[] content);
            if (refusal == null && content.Length > Session.MaxContent)
            {
                refusal = "an answer of " + content.Length + " bytes is longer than the " + Session.MaxContent + " that the link takes";
            }

            if (refusal == null)
            {
                Session.Reply(request, content, message.ObjectCount);
                return;
            }

            TakeBack((LocalTarget[])given.ToArray(typeof(LocalTarget)));
            End(request, EC.NoMemory, refusal);
        }
    }

    private void Found(LinkRequest request, SvcIdentity identity)
    {
        LocalTarget target;
        lock (_gate)
        {
            target = LocalAt(identity.Handle, identity.Token);
        }

        // Not under the lock: it tells of other things, too.
        Session.Found(request, target);
        lock (_gate)
        {
            bool isKnown = Session.Knows(target);
            bool isListed = _locals.Contains(target);
            if (isKnown && !isListed)
            {
                _locals.Add(target);
            }
            else if (isListed && !isKnown)
            {
                _locals.Remove(target);
            }
        }
    }

    /// <summary>Ends a request that is not answered.</summary>
    private void End(LinkRequest request, int code, string reason)
    {
        if (request.Kind == LinkKind.OneWay)
        {
            Session.Done(request);
        }
        else
        {
            Session.Refuse(request, code, reason);
        }
    }

    private bool Remove(InboundCall inbound)
    {
        lock (_gate)
        {
            bool isThere = InboundAt(inbound.Id) != null;
            _inbound.Remove(inbound);
            return isThere;
        }
    }

    private InboundCall? InboundAt(int id)
    {
        for (int i = 0; i < _inbound.Count; i++)
        {
            InboundCall inbound = (InboundCall)_inbound[i]!;
            if (inbound.Id == id)
            {
                return inbound;
            }
        }

        return null;
    }
}
