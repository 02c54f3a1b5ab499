using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceStub
{
    /// <summary>The place of the interface's name in its description.</summary>
    private const int NameAt = 14;

    private bool _hasRefusedSignature;

    private bool IsFor(int function, uint signature)
        => signature == SignatureOf(function) || signature == IpcIo.AnySignature || SignatureOf(function) == 0;

    /// <summary>Says why in the reply. Nobody is told of a one-way call, so the first refusal goes into the log, too.</summary>
    private int RefuseSignature(int function, uint signature, IpcIo reply)
    {
        string own = Describe(function) ?? "function " + function + " of " + Description.Substring(NameAt, Description.IndexOf('"', NameAt) - NameAt);
        return Refuse(RefusalOf(signature, own), reply);
    }

    private int RefuseRetired(int function, IpcIo reply)
    {
        string? retired = Describe(function);
        if (retired == null)
        {
            return EC.UnknownCode;
        }

        reply.Rewind();
        return Refuse(retired, reply);
    }

    private int Refuse(string reason, IpcIo reply)
    {
        if (!_hasRefusedSignature)
        {
            _hasRefusedSignature = true;
            _samgr?.Options.Log?.Write(LogLevel.Warn, GetType().Name, "a call is refused, and others like it: " + reason);
        }

        reply.WriteString(reason);
        return EC.Protocol;
    }

    /// <summary>Why a request is refused whose signature is not that of the function.</summary>
    internal static string RefusalOf(uint signature, string own)
        => signature == 0
            ? "the request does not say for which interface it is, and here is " + own + "; call through a generated proxy, or say that the call is raw"
            : "here is " + own;
}
