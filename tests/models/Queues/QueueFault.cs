namespace Samgr.Models.Tests.Queues;

/// <summary>What is planted into the model of the queue.</summary>
public enum QueueFault
{
    /// <summary>Nothing: the queue as it is.</summary>
    None,

    /// <summary>The payload is written after the stamp.</summary>
    PayloadAfterStamp,

    /// <summary>The slot is given back before it has been read.</summary>
    FreedBeforeRead,

    /// <summary>The sender publishes without a fence, and looks whether the task sleeps.</summary>
    NoFenceAtPublish,

    /// <summary>The task says that it parks without a fence, and looks for work.</summary>
    NoFenceAtPark,

    /// <summary>The task does not look again after it said that it parks.</summary>
    NoLookAfterPark,

    /// <summary>A sender claims a position without comparing.</summary>
    ClaimWithoutCompare,

    /// <summary>Senders leave their fences out, and the task has nobody pass one before it parks.</summary>
    NoBarrierBeforePark,
}
