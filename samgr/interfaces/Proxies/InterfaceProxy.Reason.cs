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

        string number = "function " + call.Function;
        string? own = Describe(call.Function);
        if (call.Message != null && (result == EC.Timeout || result == EC.Deadlock))
        {
            return WithName(call.Message, number, own);
        }

        string text = "function " + NameOf(call.Function, own) + " of " + (_local != null ? "the local service" : ServiceName()) + ": " + EC.NameOf(result);
        bool isSaid = (result == EC.Permission || result == EC.Protocol || (_other ?? this).Device != null) && call.Message != null;
        string reason = isSaid ? call.Message! : TextOf(result);
        text = reason.Length == 0 ? text : text + ", " + reason;
        return own == null || result != EC.Protocol ? text : text + BuiltFor("version " + _version + " with " + own);
    }

    internal static string BuiltFor(string own) => "; the caller was built for " + own + "; build both from one source";

    /// <summary>The name of a function out of its description; its number where there is none.</summary>
    internal static string NameOf(int function, string? description)
    {
        if (description == null)
        {
            return function.ToString();
        }

        string name = description.Substring(0, description.IndexOf('('));
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>Names a function where whoever looked into a call knows its number only.</summary>
    private static string WithName(string reason, string number, string? description)
    {
        int at = reason.IndexOf(number);
        if (at < 0 || description == null)
        {
            return reason;
        }

        return reason.Substring(0, at) + NameOf(0, description) + reason.Substring(at + number.Length);
    }

    private string ServiceName()
    {
        ClientProxy client = _other ?? this;
        string name = client.Feature == null ? client.Service : client.Service + "/" + client.Feature;
        return client.Device == null ? name : name + " of " + client.Device;
    }

    internal static string TextOf(int result)
    {
        switch (result)
        {
            case EC.Invalid: return "the service takes no such arguments, or its results are too long for a reply";
            case EC.BusBusy: return "the queue of the service is full";
            case EC.NoService: return "it is not registered (any more)";
            case EC.Permission: return "the driver refused it: no access, or an object among the arguments; the log of liteipc says which";
            case EC.Timeout: return "no answer in time";
            case EC.Protocol: return "it has another interface than the caller was built for";
            case EC.NoHandler: return "it has been taken away";
            case EC.FlowCtrl: return "this process calls too often";
            case EC.NoInit: return "it has been stopped, or has not started yet";
            case EC.DeadObject: return "its process has ended";
            case EC.UnknownCode: return "the service has no such function: its interface is an older one, or another one";
            default: return string.Empty;
        }
    }
}
