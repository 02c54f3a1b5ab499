namespace Samgr;

/// <summary>
/// A unit with a name, a task and a message handler. Everything that it overrides here runs on its task's thread, one
/// at a time: <see cref="Initialize"/>, its message handler, its features' and the calls from other processes.
/// </summary>
public abstract class Service
{
    private static readonly TaskConfig _default = new TaskConfig();

    /// <summary>The name it is found by: 1 to 63 bytes of UTF-8, always the same.</summary>
    public abstract string Name { get; }

    /// <summary>The process's samgr; samgr sets it when the service is registered.</summary>
    public SamgrLite? Samgr;

    /// <summary>Its task. Asked once, before <see cref="Initialize"/>, on the thread of the bootstrap.</summary>
    public virtual TaskConfig GetTaskConfig() => _default;

    /// <summary>Prepares the service. Called once, by the bootstrap.</summary>
    /// <param name="identity">The address of messages to this service.</param>
    /// <returns>False when it failed, which is logged.</returns>
    public virtual bool Initialize(Identity identity) => true;

    /// <summary>Handles a message that was sent to the service.</summary>
    /// <param name="request">The message; it is answered by <see cref="SamgrLite.SendResponse"/> with this very object, or else by an empty answer afterwards.</param>
    /// <returns>False when it failed, which is counted.</returns>
    public virtual bool MessageHandle(Request request) => true;
}

/// <summary>A part of a service, with a name and a message handler of its own, on the thread of its service.</summary>
public abstract class Feature
{
    /// <summary>The name it is found by within its service: 1 to 63 bytes of UTF-8, always the same.</summary>
    public abstract string Name { get; }

    /// <summary>The process's samgr; samgr sets it when the feature is registered.</summary>
    public SamgrLite? Samgr;

    /// <summary>Prepares the feature. Called once, after its service's <see cref="Service.Initialize"/>.</summary>
    /// <param name="parent">Its service.</param>
    /// <param name="identity">The address of messages to this feature.</param>
    public virtual void OnInitialize(Service parent, Identity identity)
    {
    }

    /// <summary>Ends the feature. Called once, when it is unregistered after its initialisation, on the caller's thread.</summary>
    /// <param name="identity">The address of its messages.</param>
    public virtual void OnStop(Identity identity)
    {
    }

    /// <summary>Handles a message that was sent to the feature.</summary>
    /// <param name="request">The message; answered as in <see cref="Service.MessageHandle"/>.</param>
    /// <returns>False when it failed, which is counted.</returns>
    public virtual bool OnMessage(Request request) => true;
}
