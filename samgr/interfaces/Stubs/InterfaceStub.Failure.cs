using System;
using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceStub
{
    /// <summary>
    /// Tells the caller what the service threw. The code of a call of the service's own that did not get through would tell of this
    /// service instead of the one that it called.
    /// </summary>
    private int WriteFailure(int function, ServiceException error, IpcIo reply)
    {
        if (_identity == null)
        {
            return WriteError(reply, error.Code, error.Message);
        }

        _identity.CountThrown(string.Empty, null);
        return IsMisleading(error)
            ? WriteError(reply, EC.Failure, Failed(_identity, function, error.Message))
            : WriteError(reply, error.Code, error.Message);
    }

    private string CountException(int function, Exception error)
        => _identity == null ? error.Message : Failed(_identity, function, _identity.CountThrown("serving " + NameOf(function), error));

    private string Failed(Identity identity, int function, string reason) => identity + "." + NameOf(function) + " failed: " + reason;

    /// <summary>Whether the code of what was thrown would tell the caller of somebody else than whom it called.</summary>
    internal static bool IsMisleading(ServiceException error) => error.IsOfTransport || error.Code == EC.DeadObject;

    /// <summary>The name of a function, which stands in the description.</summary>
    private string NameOf(int function)
    {
        string text = Description;
        string before = "{\"id\":" + function + ",\"name\":\"";
        int at = text.IndexOf(before);
        if (at < 0)
        {
            return "function " + function;
        }

        at += before.Length;
        return text.Substring(at, text.IndexOf('"', at) - at);
    }
}
