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

    /// <summary>Room for two names of the longest kind and a few numbers.</summary>
    private const int RequestSize = 256;

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
}
