using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Channels;

/// <summary>Two calls one after the other over the only slot (CallSlots). The first may be given up, and two threads of the server answer when they like.</summary>
internal static class CallSlotModel
{
    /// <summary>Makes the model.</summary>
    /// <param name="staysTaken">Whether a slot that was given up stays taken until its answer is there, as in the product.</param>
    public static Model Make(bool staysTaken)
    {
        Model model = new();
        Words at = new(model.Words(), model.Words(), model.Words(2));
        ModelThread client = model.Thread("client");
        client.Write("the first request", _ => at.Requests, _ => 1)
            .Read("Answered", _ => at.Answered, 0).If(r => r(0) == 1 ? 1 : 0, "first")
            .Label("given up");
        if (staysTaken)
        {
            // The slot is not free: the second call goes through the kernel.
            client.Read("Answered", _ => at.Answered, 0).If(r => r(0) != 1 ? 1 : 0, "over");
        }

        client.Go("second").Label("first").Read("the reply", _ => at.Reply, 1).Check(r => r(1) == 1 ? 1 : 0, "the first call has another one's answer")
            .Label("second").Write("the second request", _ => at.Requests + 1, _ => 1)
            .Label("await").Read("Answered", _ => at.Answered, 0).If(r => r(0) != 2 ? 1 : 0, "await")
            .Read("the reply", _ => at.Reply, 1).Check(r => r(1) == 2 ? 1 : 0, "the second call has another one's answer")
            .Label("over");
        for (int call = 1; call <= 2; call++)
        {
            int number = call;
            model.Thread($"server {call}").Label("wait")
                .Read("the request", _ => at.Requests + number - 1, 0).If(r => 1 - r(0), staysTaken && number == 2 ? "skip" : "wait")
                .Write("the reply", _ => at.Reply, _ => number).Exchange("Answered", _ => at.Answered, _ => number)
                .Label("skip");
        }

        return model;
    }

    private sealed record Words(int Answered, int Reply, int Requests);
}
