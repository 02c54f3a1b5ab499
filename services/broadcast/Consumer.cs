namespace Samgr.Broadcast;

/// <summary>A receiver of the publications of a topic.</summary>
public abstract class Consumer
{
    /// <summary>The service on whose thread <see cref="Notify"/> runs; null for the Broadcast service's.</summary>
    public virtual Identity? Identity => null;

    /// <summary>The name for <see cref="ISamgrEvents"/> and the trace: best that of its service.</summary>
    public virtual string Name => "consumer";

    /// <summary>Gets a publication. Not called any more once the consumer has been unsubscribed.</summary>
    /// <param name="topic">The topic of the publication.</param>
    /// <param name="origin">The payload in <see cref="Request.Data"/>, its bytes in <see cref="Request.Length"/>; shared with the other consumers, so it must not be changed.</param>
    public abstract void Notify(Topic topic, Request origin);

    /// <summary>Whether another consumer is the same as this one, and so cannot subscribe to the same topic.</summary>
    public virtual bool IsEqual(Consumer other) => this == other;
}
