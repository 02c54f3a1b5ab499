namespace Samgr;

/// <summary>A service of a process, as it was when it was asked for.</summary>
public sealed class ServiceSnapshot
{
    /// <summary>Its number in the process.</summary>
    public int Id;

    /// <summary>Its name.</summary>
    public string Name = string.Empty;

    /// <summary>registered, initializing, running or failed.</summary>
    public string State = string.Empty;

    /// <summary>Why it is not available; null while it is.</summary>
    public string? Fault;

    /// <summary>The task that it runs on; null without one.</summary>
    public string? Task;

    /// <summary>Messages in the queue of its task, the one that is being handled included; 0 without a task.</summary>
    public int Queued;

    /// <summary>Messages that the queue of its task holds; 0 without a task.</summary>
    public int Capacity;

    /// <summary>Messages and calls that it has handled.</summary>
    public long Handled;

    /// <summary>Messages whose handler returned false, and calls that it refused with a ServiceException.</summary>
    public int Failed;

    /// <summary>Exceptions that it threw, other than a ServiceException for its caller.</summary>
    public int Exceptions;

    /// <summary>Messages that were refused or displaced because its queue was full.</summary>
    public int Dropped;

    /// <summary>Messages that took longer than <see cref="SamgrOptions.SlowMessageMs"/>.</summary>
    public int Slow;

    /// <summary>Whether it has a default interface.</summary>
    public bool HasInterface;

    /// <summary>Its features, in the order of their numbers.</summary>
    public FeatureSnapshot[] Features = new FeatureSnapshot[0];
}

/// <summary>A feature of a service, as it was when it was asked for.</summary>
public sealed class FeatureSnapshot
{
    /// <summary>Its number in the service.</summary>
    public int Id;

    /// <summary>Its name.</summary>
    public string Name = string.Empty;

    /// <summary>Whether it has an interface.</summary>
    public bool HasInterface;
}

/// <summary>A task of a process, as it was when it was asked for.</summary>
public sealed class TaskSnapshot
{
    /// <summary>Its name.</summary>
    public string Name = string.Empty;

    /// <summary>Its priority, one of <see cref="TaskPriority"/> or between.</summary>
    public int Priority;

    /// <summary>Services that it carries.</summary>
    public int Services;

    /// <summary>Messages in its queue, the one that is being handled included.</summary>
    public int Queued;

    /// <summary>Messages that its queue holds.</summary>
    public int Capacity;
}
