using LiteIpc;

namespace Samgr;

/// <summary>
/// The requests to samgr at handle 0: a resource, an operation, and the name that it is about. For extensions that ask samgr something that
/// <see cref="SamgrLite"/> has no method for.
/// </summary>
public static class SamgrProtocol
{
    /// <summary>Resource: the process that asks.</summary>
    public const int Endpoint = 0;

    /// <summary>Resource: a service or feature.</summary>
    public const int Feature = 1;

    /// <summary>Resource: a system capability, in place of the service.</summary>
    public const int SystemCapability = 2;

    /// <summary>Operation: where it is, or whether it is there.</summary>
    public const int Get = 0;

    /// <summary>Operation: announces it.</summary>
    public const int Post = 1;

    /// <summary>Operation: enters it.</summary>
    public const int Put = 2;

    /// <summary>Operation: takes it back.</summary>
    public const int Delete = 3;

    /// <summary>Operation: all there are, from the number that follows on.</summary>
    public const int All = 4;

    /// <summary>Operation: as <see cref="Get"/>; for what is not there samgr sends a notice when it is announced.</summary>
    public const int Wait = 5;

    /// <summary>Operation: takes back what <see cref="Wait"/> asked for.</summary>
    public const int Forget = 6;

    /// <summary>The token of samgr's notices of arrival, which no service has: a request whose name has been announced.</summary>
    internal const int ArrivalToken = -2;

    /// <summary>Room for three names of the longest kind and a few numbers.</summary>
    private const int RequestSize = 256;

    /// <summary>Whether a refusal may be another answer later.</summary>
    internal static bool IsTransient(int result)
        => result == EC.NoService || result == EC.DeadObject || result == EC.Timeout || result == EC.FlowCtrl || result == EC.NoMemory;

    /// <summary>Writes a request, to be sent with function 0 to <see cref="SvcIdentity.Samgr"/>.</summary>
    /// <param name="resource">A resource of this class.</param>
    /// <param name="operation">An operation of this class.</param>
    /// <param name="service">The name of the service, or of what the resource says.</param>
    /// <param name="feature">The feature; null is the default one.</param>
    public static IpcIo Request(int resource, int operation, string service, string? feature)
    {
        IpcIo request = new IpcIo(RequestSize);
        request.WriteInt32(resource);
        request.WriteInt32(operation);
        return Write(request, service, feature);
    }

    /// <summary>Writes a question for a service of another device, to be sent with <see cref="BusCode.Find"/> to <see cref="SvcIdentity.Bus"/>.</summary>
    /// <param name="name">The service or feature, and its device.</param>
    public static IpcIo RemoteRequest(SaName name)
    {
        IpcIo request = new IpcIo(RequestSize);
        request.WriteString(name.Device);
        return Write(request, name.Service, name.Feature);
    }

    private static IpcIo Write(IpcIo request, string service, string? feature)
    {
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
