using System.Threading;
using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceStub
{
    private readonly object _localGate = new object();
    private readonly object _noTask = new object();
    private Handler? _onPosted;
    private InterfaceProxy? _localProxy;
    private IpcIo? _localReply;
    private object[]? _objects;

    /// <summary>Objects that the arguments of the call refer to; null for a call from another process, and where there are none.</summary>
    protected object[]? Objects => _objects;

    /// <summary>The process's samgr; null before the service has started.</summary>
    protected SamgrLite? Samgr => _samgr;

    /// <summary>The proxy for callers of this process, with one reference for the caller; null before the service has started.</summary>
    internal object? FindLocal(SamgrLite samgr, InterfaceFactory factory)
    {
        lock (_localGate)
        {
            if (!_isStarted)
            {
                return null;
            }

            if (_localProxy == null || !factory.Makes(_localProxy) || _localProxy.AddRef() == 0)
            {
                _localProxy = (InterfaceProxy)factory.Create(string.Empty, null);
                _localProxy.Bind(samgr, this, null);
            }

            return _localProxy;
        }
    }

    /// <summary>
    /// Serves a call from this process, on the service's thread. A caller that has the turn of that thread is served at once: it would
    /// wait for itself.
    /// </summary>
    internal int Call(ServiceCall call, bool isOneWay, out int result)
    {
        call.Request.Flip();
        if (!_hasTask)
        {
            lock (_noTask)
            {
                result = Carry(call);
                return result;
            }
        }

        if (!isOneWay && _samgr!.HasTurn(_identity))
        {
            result = Carry(call);
            return result;
        }

        // Before the call is sent: it is made when it is first asked for, and the service would make another one.
        AutoResetEvent? done = isOneWay ? null : call.Done;
        result = EC.Success;
        _onPosted ??= OnPosted;
        call.Post.MsgId = isOneWay ? 1 : 0;
        call.Post.Data = call;
        int posted = _samgr!.SendSharedDirectRequest(_identity, call.Post, null, null, _onPosted);
        if (posted != EC.Success || done == null)
        {
            return posted;
        }

        int awaited = _samgr.Options.Adapter.Await(done, _identity!, call.Post, call.Function, _samgr.Options.CallTimeoutMs, out string reason);
        if (awaited != EC.Success)
        {
            call.Message = reason.Length == 0 ? null : reason;
            return awaited;
        }

        result = call.Result;
        return result;
    }

    private void OnPosted(Request request, Response response)
    {
        ServiceCall call = (ServiceCall)request.Data!;
        call.Result = Carry(call);
        if (request.MsgId == 0)
        {
            call.Done.Set();
        }
    }

    private int Carry(ServiceCall call)
    {
        // A call within a call gets a buffer of its own.
        IpcIo reply = _localReply ?? new IpcIo(_samgr!.Options.MaxReplySize, _samgr.Options.MaxReplyObjects);
        object[]? outer = _objects;
        _localReply = null;
        _objects = call.Objects;
        int result = Serve(call.Function, null, call.Request, reply);
        _objects = outer;
        if (result == EC.Success && reply.Available && reply.Length > 0)
        {
            reply.Flip();
            call.Proxy!.OnReply(call, result, reply);
        }
        else if (result == EC.Protocol)
        {
            reply.Flip();
            call.Message = reply.ReadString();
        }
        else if (!reply.Available)
        {
            result = EC.Invalid;
        }

        reply.Restart();
        _localReply = reply;
        return result;
    }
}
