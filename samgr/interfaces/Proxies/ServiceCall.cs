using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// A call under way: the request, and what its reply says. The generated proxies derive from it and add a field for each result.
/// </summary>
public class ServiceCall : ICallOwner
{
    /// <summary>A larger buffer is not kept for the next call: a board has not the memory.</summary>
    private const int KeptSize = 1024;

    private const int FirstSize = 64;
    private const int Growth = 4;

    private int _size = FirstSize;
    private AutoResetEvent? _done;

    /// <summary>Makes a call.</summary>
    public ServiceCall()
    {
        Request = new IpcIo(FirstSize);
    }

    /// <summary>The arguments.</summary>
    public IpcIo Request;

    /// <summary>The function that is called.</summary>
    public int Function;

    /// <summary>Objects that the arguments refer to when service and caller are in one process; null while there are none.</summary>
    public object[]? Objects;

    internal InterfaceProxy? Proxy;

    /// <summary>The result of the service: success, or the code that it threw.</summary>
    internal int Status;

    internal string? Message;

    /// <summary>The one result of a reserved function.</summary>
    internal int Value;

    /// <summary>The result of the stub, where it is called in this process.</summary>
    internal int Result;

    internal readonly Request Post = new Request();

    internal AutoResetEvent Done => _done ??= new AutoResetEvent(false);

    void ICallOwner.OnRefused(string reason) => Message = reason.Length == 0 ? null : reason;

    internal void Begin(int function, uint signature, int objects)
    {
        Function = function;
        Status = EC.Success;
        Message = null;
        Objects = null;
        if (_size > KeptSize || objects > 0)
        {
            _size = objects > 0 ? KeptSize : FirstSize;
            Request = new IpcIo(_size, objects);
        }
        else
        {
            Request.Restart();
        }

        Request.Signature = signature;
    }

    /// <summary>Reads how a call went.</summary>
    /// <returns>True when results follow.</returns>
    internal bool BeginReply(IpcIo reply)
    {
        Status = reply.ReadInt32();
        if (Status == EC.Success)
        {
            return true;
        }

        Message = reply.ReadString();
        return false;
    }

    /// <summary>Refuses a reply that is not that of the interface.</summary>
    internal void EndReply(IpcIo? reply)
    {
        if (reply != null && !Wire.IsComplete(reply))
        {
            Status = EC.Invalid;
            Message = "the reply is not that of the interface: service and caller were built from different ones";
        }
    }

    internal bool Grow(int objects)
    {
        if (Request.Available || _size >= IpcLimits.MaxIoSize)
        {
            return false;
        }

        _size = _size * Growth < IpcLimits.MaxIoSize ? _size * Growth : IpcLimits.MaxIoSize;
        uint signature = Request.Signature;
        Request = new IpcIo(_size, objects);
        Request.Signature = signature;
        return true;
    }
}
