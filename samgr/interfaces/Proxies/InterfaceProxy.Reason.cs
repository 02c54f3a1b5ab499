using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceProxy
{
    /// <summary>Why a call did not reach its service or was refused, in words.</summary>
    private string ReasonOf(ServiceCall call, int result)
    {
        if (References == 0)
        {
            return "the proxy has been released; find the service again";
        }

        if (!call.Request.Available)
        {
            return "the arguments of function " + call.Function + " exceed " + IpcLimits.MaxIoSize
                + " bytes, or one of them is an array with a null in it";
        }

        string text = "function " + call.Function + " of " + (_local != null ? "the local service" : NameOf()) + ": " + EC.NameOf(result);
        string reason = result == EC.Permission ? AskForRule() : TextOf(result);
        return reason.Length == 0 ? text : text + ", " + reason;
    }

    private string NameOf()
    {
        ClientProxy client = _other ?? this;
        return client.Feature == null ? client.Service : client.Service + "/" + client.Feature;
    }

    /// <summary>The proxy that it stands on is told the code only; the rule that refuses a call refuses a ping as well, and says why.</summary>
    private string AskForRule()
    {
        IpcContext? context = _samgr?.Ipc;
        SvcIdentity target = (_other ?? this).Target;
        if (context == null || !target.IsValid)
        {
            return TextOf(EC.Permission);
        }

        context.Transact(target, ReservedFunctions.Ping, null, out IpcMessage? reply);
        string reason = IpcFailure.ReasonOf(reply);
        context.Free(reply);
        return reason;
    }

    private static string TextOf(int result)
    {
        switch (result)
        {
            case EC.Invalid: return "the service takes no such arguments, or its results are too long for a reply";
            case EC.BusBusy: return "the queue of the service is full";
            case EC.NoService: return "it is not registered (any more)";
            case EC.Permission: return "no policy rule allows it";
            case EC.Timeout: return "no answer in time";
            case EC.NoHandler: return "it has been taken away";
            case EC.FlowCtrl: return "this process calls too often";
            case EC.NoInit: return "it has been stopped, or has not started yet";
            case EC.DeadObject: return "its process has ended";
            case EC.UnknownCode: return "the service has no such function: its interface is an older one";
            default: return string.Empty;
        }
    }
}
