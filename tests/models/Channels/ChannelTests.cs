using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Channels;

/// <summary>Whatever the order of client, receiver and store buffers is, each request is read as it was sent, and nobody sleeps whose message is there.</summary>
public sealed class ChannelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Requests_and_their_answer_arrive(int oneWay) => Assert.Null(Explorer.Find(ChannelModel.Make(ChannelFault.None, oneWay)));

    [Theory]
    [InlineData(ChannelFault.ContentAfterWord, "not the content of the request")]
    [InlineData(ChannelFault.CopiedBeforeRead, "not the content of the request")]
    [InlineData(ChannelFault.NoFenceAtRequest, "sleeps, and nobody wakes it")]
    [InlineData(ChannelFault.NoFenceAtReceiver, "sleeps, and nobody wakes it")]
    [InlineData(ChannelFault.BellAfterLook, "sleeps, and nobody wakes it")]
    [InlineData(ChannelFault.ReplyAfterWord, "not the answer of its call")]
    [InlineData(ChannelFault.NoFenceAtReply, "client sleeps, and nobody wakes it")]
    [InlineData(ChannelFault.NoFenceAtCaller, "client sleeps, and nobody wakes it")]
    public void A_planted_fault_is_found(ChannelFault fault, string text) => Assert.Contains(text, Explorer.Find(ChannelModel.Make(fault, 1)));

    [Fact]
    public void A_call_that_was_given_up_leaves_its_answer_to_no_other_call() => Assert.Null(Explorer.Find(CallSlotModel.Make(staysTaken: true)));

    [Fact]
    public void A_slot_that_is_free_before_its_late_answer_is_found()
        => Assert.Contains("the second call has another one's answer", Explorer.Find(CallSlotModel.Make(staysTaken: false)));
}
