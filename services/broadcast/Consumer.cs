namespace Samgr.Broadcast;

/// <summary>Somebody who is told of the publications of a topic.</summary>
public abstract class Consumer
{
    /// <summary>The service on whose thread <see cref="Notify"/> runs; null for the Broadcast service's.</summary>
    public virtual Identity? Identity => null;

    /// <summary>What <see cref="ISamgrEvents"/> and the trace call it: best the name of its service.</summary>
    public virtual string Name => "consumer";

    /// <summary>Gets a publication. Not called any more once the consumer has been unsubscribed.</summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="origin">The payload in <see cref="Request.Data"/>, its bytes in <see cref="Request.Length"/>; shared with the other consumers, so it must not be changed.</param>
    public abstract void Notify(Topic topic, Request origin);

    /// <summary>Whether another consumer is the same as this one, and so cannot subscribe to the same topic.</summary>
    public virtual bool IsEqual(Consumer other) => this == other;
}
