using LiteIpc;

namespace Samgr;

/// <summary>What processes say to samgr: a resource, an operation, and the name it is about.</summary>
internal static class SamgrProtocol
{
    internal const int Endpoint = 0;
    internal const int Feature = 1;
    internal const int SystemCapability = 2;

    internal const int Get = 0;
    internal const int Post = 1;
    internal const int Put = 2;
    internal const int Delete = 3;
    internal const int All = 4;

    /// <summary>As <see cref="Get"/>; for what is not there samgr sends a notice when it is announced.</summary>
    internal const int Wait = 5;

    /// <summary>Takes back what <see cref="Wait"/> asked for.</summary>
    internal const int Forget = 6;

    /// <summary>The token of samgr's notices of arrival, which no service has: a request whose name has been announced.</summary>
    internal const int ArrivalToken = -2;

    /// <summary>Room for two names of the longest kind and a few numbers.</summary>
    private const int RequestSize = 256;

    /// <summary>Whether a refusal may be another answer later.</summary>
    internal static bool IsTransient(int result)
        => result == EC.NoService || result == EC.DeadObject || result == EC.Timeout || result == EC.FlowCtrl || result == EC.NoMemory;

    internal static IpcIo Request(int resource, int operation, string service, string? feature)
    {
        IpcIo request = new IpcIo(RequestSize);
        request.WriteInt32(resource);
        request.WriteInt32(operation);
        request.WriteString(service);
        request.WriteBool(feature == null);
        if (feature != null)
        {
            request.WriteString(feature);
        }

        return request;
    }

    internal static IpcIo Request(int operation, SaName name) => Request(Feature, operation, name.Service, name.Feature);

    /// <summary>The name in a notice of arrival; null when it holds none.</summary>
    internal static SaName? ReadName(IpcIo notice)
    {
        notice.ReadInt32();
        notice.ReadInt32();
        string? service = notice.ReadString();
        string? feature = notice.ReadBool() ? null : notice.ReadString();
        return service == null ? null : new SaName(service, feature);
    }
}
