using System;
using LiteIpc;

namespace Samgr;

/// <summary>The address of messages to a service or feature. Stays valid, and leads nowhere once that is unregistered.</summary>
public sealed class Identity
{
    /// <summary>The service or feature id of an identity that leads nowhere.</summary>
    public const int InvalidId = -1;

    internal Identity(ServiceEntry? service, RegistryEntry? feature, int serviceId, int featureId)
    {
        Service = service;
        Feature = feature;
        ServiceId = serviceId;
        FeatureId = featureId;
    }

    /// <summary>The identity that leads nowhere.</summary>
    public static readonly Identity Invalid = new Identity(null, null, InvalidId, InvalidId);

    /// <summary>The number of the service in its process.</summary>
    public readonly int ServiceId;

    /// <summary>The number of the feature in its service; -1 is the service itself.</summary>
    public readonly int FeatureId;

    internal readonly ServiceEntry? Service;

    internal readonly RegistryEntry? Feature;

    /// <summary>Null while its messages are not taken. Senders read only this object, so that no other thread writes to its cache line.</summary>
    internal TaskQueue? Queue;

    /// <summary>Whether it leads anywhere: its service has a task, has been initialised, and is registered.</summary>
    public bool TakesMessages => Queue != null;

    /// <summary>
    /// Has the service sent an empty message that takes no place in its queue and is not refused. For a notice that the service has asked for, once
    /// each time that it did: nothing else bounds them. From any thread; a feature's goes to its service.
    /// </summary>
    /// <param name="msgId">The number of the message.</param>
    public void SendNotice(int msgId)
    {
        TaskQueue? queue = Queue;
        if (queue != null)
        {
            queue.SendStep(Service!, msgId, null);
        }
    }

    /// <summary>
    /// Counts an exception of the service and logs it under its name, with a limit on lines that repeat themselves. For code that runs on the service's
    /// thread in its name, such as a generated stub, and catches what the service throws. Not for <see cref="Invalid"/>.
    /// </summary>
    /// <param name="doing">During which work, for the log: "serving Read".</param>
    /// <param name="error">The exception; null for an answer that tells of a failure, which is counted as one and not logged.</param>
    /// <returns>The message of the exception; its type where its own text throws; empty for none.</returns>
    public string CountThrown(string doing, Exception? error)
    {
        if (error != null)
        {
            return Service!.CountThrown(doing, error);
        }

        LogPace.Count(ref Service!.Failures);
        return string.Empty;
    }

    /// <summary>The name of its service; empty for one that leads nowhere.</summary>
    public override string ToString() => Service == null ? string.Empty : Service.Name;
}
