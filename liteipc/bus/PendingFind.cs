using System.Collections;

namespace LiteIpc.Bus;

/// <summary>A question for a service of another device, and who waits for its answer: many may ask for one name at once.</summary>
internal sealed class PendingFind
{
    internal PendingFind(RemoteDevice device, string service, string? feature, int uid)
    {
        Uid = uid;
        Device = device;
        Service = service;
        Feature = feature;
    }

    internal readonly RemoteDevice Device;

    internal readonly string Service;

    internal readonly string? Feature;

    /// <summary>The user who asks: the other device answers each user by its rules.</summary>
    internal readonly int Uid;

    /// <summary>The kernel's numbers of the calls that wait.</summary>
    internal readonly ArrayList Waiting = new ArrayList();
}
