namespace LiteIpc.Kit;

/// <summary>Asynchronous requests to one object, which wait for the one under way. Guarded by the worker pool's lock.</summary>
internal sealed class SerialQueue : MessageQueue
{
    internal SerialQueue(object target)
    {
        Target = target;
    }

    /// <summary>The object.</summary>
    internal readonly object Target;

    /// <summary>Whether an asynchronous request is under way.</summary>
    internal bool IsServing;
}
