using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Queues;

/// <summary>Whatever the order of senders, task and store buffers is, each message is taken once, and the task sleeps only when there is none.</summary>
public sealed class RingQueueTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_sender_fills_the_queue_and_more(bool fences) => Assert.Null(Explorer.Find(RingQueueModel.Make(QueueFault.None, [4], fences)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_senders_share_it(bool fences) => Assert.Null(Explorer.Find(RingQueueModel.Make(QueueFault.None, [2, 1], fences)));

    [Theory]
    [InlineData(QueueFault.PayloadAfterStamp, true, "not the message of that position")]
    [InlineData(QueueFault.FreedBeforeRead, true, "not the message of that position")]
    [InlineData(QueueFault.NoFenceAtPublish, true, "task sleeps, and nobody wakes it")]
    [InlineData(QueueFault.NoFenceAtPark, true, "task sleeps, and nobody wakes it")]
    [InlineData(QueueFault.NoLookAfterPark, true, "task sleeps, and nobody wakes it")]
    [InlineData(QueueFault.NoBarrierBeforePark, false, "task sleeps, and nobody wakes it")]
    public void A_planted_fault_is_found(QueueFault fault, bool fences, string text)
        => Assert.Contains(text, Explorer.Find(RingQueueModel.Make(fault, [3], fences)));

    [Fact]
    public void A_position_that_two_senders_have_is_found()
        => Assert.NotNull(Explorer.Find(RingQueueModel.Make(QueueFault.ClaimWithoutCompare, [1, 1], fences: true)));
}
