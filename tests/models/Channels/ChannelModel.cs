using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Channels;

/// <summary>
/// A client that sends one-way requests and then calls, through a ring of one slot, and the receiver of the server, which answers the call. Both sleep on bells. The names
/// are those of the product: RequestWriter, ServerChannel, CallSlot.
/// </summary>
internal static class ChannelModel
{
    private const int Call = 1;

    /// <summary>Makes the model.</summary>
    /// <param name="fault">What is wrong in it.</param>
    /// <param name="oneWay">One-way requests before the call.</param>
    public static Model Make(ChannelFault fault, int oneWay)
    {
        Model model = new();
        Words at = new(
            model.Words(), model.Words(), model.Words(), model.Words(), model.Words(), model.Words(), model.Words(), model.Words(), model.Words());
        AddClient(model.Thread("client"), at, fault, oneWay);
        AddServer(model.Thread("receiver"), at, fault, oneWay + 1);
        return model;
    }

    private static void AddClient(ModelThread thread, Words at, ChannelFault fault, int oneWay)
    {
        for (int position = 0; position <= oneWay; position++)
        {
            int next = position + 1;
            string mark = position.ToString(System.Globalization.CultureInfo.InvariantCulture);
            int own = position;
            thread.Label("room" + mark).Read("Copied", _ => at.Copied, 0).If(r => r(0) != own ? 1 : 0, "room" + mark);
            ModelThread Content() => thread.Write("the content", _ => at.Content, _ => next);
            if (fault != ChannelFault.ContentAfterWord)
            {
                Content();
            }

            Publish(thread, "the first word", at.Word, next, fault != ChannelFault.NoFenceAtRequest);
            if (fault == ChannelFault.ContentAfterWord)
            {
                Content();
            }

            thread.CompareExchangeIfSet("Parked of the receiver", at.Parked, "awake" + mark).Ring("ReceiverBell", at.Bell).Label("awake" + mark);
        }

        thread.Label("await").Read("Answered", _ => at.Answered, 0).If(r => r(0) == Call ? 1 : 0, "answered");
        Publish(thread, "Parked of the caller", at.CallerParked, 1, fault != ChannelFault.NoFenceAtCaller);
        thread.Read("the bell of the call", _ => at.CallerBell, 1)
            .Read("Answered", _ => at.Answered, 0).If(r => r(0) == Call ? 1 : 0, "answered")
            .Sleep("the bell of the call", _ => at.CallerBell, r => r(1)).Go("await");
        thread.Label("answered").Read("the reply", _ => at.Reply, 2)
            .Check(r => r(2) == oneWay + 1 ? 1 : 0, "it has read what is not the answer of its call");
    }

    private static void AddServer(ModelThread thread, Words at, ChannelFault fault, int requests)
    {
        thread.Label("receive").If(r => r(0) == requests ? 1 : 0, "over")
            .Read("the first word", _ => at.Word, 1).If(r => r(1) == r(0) + 1 ? 1 : 0, "take");
        if (fault != ChannelFault.BellAfterLook)
        {
            thread.Read("ReceiverBell", _ => at.Bell, 2);
        }

        Publish(thread, "Parked of the receiver", at.Parked, 1, fault != ChannelFault.NoFenceAtReceiver);
        thread.Read("the first word", _ => at.Word, 1).If(r => r(1) == r(0) + 1 ? 1 : 0, "take");
        if (fault == ChannelFault.BellAfterLook)
        {
            thread.Read("ReceiverBell", _ => at.Bell, 2);
        }

        thread.Sleep("ReceiverBell", _ => at.Bell, r => r(2)).Write("Parked of the receiver", _ => at.Parked, _ => 0).Go("receive");
        thread.Label("take");
        if (fault == ChannelFault.CopiedBeforeRead)
        {
            thread.Write("Copied", _ => at.Copied, r => r(0) + 1);
        }

        thread.Read("the content", _ => at.Content, 3)
            .Check(r => r(3) == r(0) + 1 ? 1 : 0, "it has read what is not the content of the request")
            .Set(0, r => r(0) + 1)
            .Write("Copied", _ => at.Copied, r => r(0))
            .If(r => r(0) < requests ? 1 : 0, "receive");
        Answer(thread, at, fault);
        thread.Label("over");
    }

    private static void Answer(ModelThread thread, Words at, ChannelFault fault)
    {
        ModelThread Reply() => thread.Write("the reply", _ => at.Reply, r => r(3));
        if (fault != ChannelFault.ReplyAfterWord)
        {
            Reply();
        }

        Publish(thread, "Answered", at.Answered, Call, fault != ChannelFault.NoFenceAtReply);
        if (fault == ChannelFault.ReplyAfterWord)
        {
            Reply();
        }

        thread.Read("Parked of the caller", _ => at.CallerParked, 4).If(r => 1 - r(4), "over").Ring("the bell of the call", at.CallerBell);
    }

    private static void Publish(ModelThread thread, string what, int address, int value, bool fence)
    {
        _ = fence ? thread.Exchange(what, _ => address, _ => value) : thread.Write(what, _ => address, _ => value);
    }

    private sealed record Words(
        int Word, int Content, int Copied, int Parked, int Bell, int Answered, int Reply, int CallerParked, int CallerBell);
}
