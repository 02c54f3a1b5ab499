using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Queues;

/// <summary>
/// The queue of a task on the desktop (RingQueue): senders claim positions with one compare-exchange, the task takes the slots in turn, and parks. The names are
/// those of the product.
/// </summary>
internal static class RingQueueModel
{
    private const int Slots = 2;
    private const int Awake = 0;
    private const int Parked = 1;

    /// <summary>Makes the model.</summary>
    /// <param name="fault">What is wrong in it.</param>
    /// <param name="messages">How many messages each sender sends.</param>
    /// <param name="fences">Whether senders pass a fence with each message; without, the task asks for them before it parks.</param>
    public static Model Make(QueueFault fault, int[] messages, bool fences)
    {
        Model model = new();
        Words words = new(model.Words(), model.Words(), model.Words(Slots), model.Words(Slots), model.Words(), model.Words(value: fences ? 1 : 0));
        for (int i = 0; i < messages.Length; i++)
        {
            AddSender(model.Thread($"sender {i + 1}"), words, fault, messages[i]);
        }

        AddTask(model.Thread("task"), words, fault, messages.Sum());
        return model;
    }

    private static void AddSender(ModelThread thread, Words at, QueueFault fault, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            string mark = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            thread.Label("claim" + mark)
                .Read("Tail", _ => at.Tail, 0)
                .Read("Progress", _ => at.Progress, 1)
                .If(r => r(0) - r(1) >= Slots ? 1 : 0, "claim" + mark);
            if (fault == QueueFault.ClaimWithoutCompare)
            {
                thread.Exchange("Tail", _ => at.Tail, r => r(0) + 1);
            }
            else
            {
                thread.CompareExchange("Tail", _ => at.Tail, r => r(0) + 1, r => r(0), 2).If(r => 1 - r(2), "claim" + mark);
            }

            Publish(thread, at, fault, mark);
        }
    }

    private static void Publish(ModelThread thread, Words at, QueueFault fault, string mark)
    {
        ModelThread Payload() => thread.Write("the payload", r => at.Payload + (r(0) % Slots), r => r(0) + 1);
        if (fault != QueueFault.PayloadAfterStamp)
        {
            Payload();
        }

        thread.Read("WantsFences", _ => at.WantsFences, 3).If(r => r(3), "fenced" + mark)
            .Write("the stamp", r => at.Stamp + (r(0) % Slots), _ => 1)
            .Read("the state", _ => at.State, 4).Read("WantsFences", _ => at.WantsFences, 3)
            .If(r => r(4) == Awake && r(3) == 0 ? 1 : 0, "sent" + mark)
            .Fence().Go("wake" + mark);
        thread.Label("fenced" + mark);
        if (fault == QueueFault.NoFenceAtPublish)
        {
            thread.Write("the stamp", r => at.Stamp + (r(0) % Slots), _ => 1);
        }
        else
        {
            thread.Exchange("the stamp", r => at.Stamp + (r(0) % Slots), _ => 1);
        }

        WakeIfParked(thread.Label("wake" + mark), at, "sent" + mark).Label("sent" + mark);
        if (fault == QueueFault.PayloadAfterStamp)
        {
            Payload();
        }
    }

    private static ModelThread WakeIfParked(ModelThread thread, Words at, string otherwise) => thread
        .Read("the state", _ => at.State, 4).If(r => r(4) != Parked ? 1 : 0, otherwise)
        .CompareExchange("the state", _ => at.State, _ => Awake, _ => Parked, 4).If(r => 1 - r(4), otherwise)
        .Wake("the state", _ => at.State);

    private static void AddTask(ModelThread thread, Words at, QueueFault fault, int messages)
    {
        Look(thread.Label("look").If(r => r(0) == messages ? 1 : 0, "over"), at).If(r => r(1), "take");
        Park(thread, at, fault);
        thread.Label("sleep")
            .Read("the state", _ => at.State, 4).If(r => r(4) == Awake ? 1 : 0, "look")
            .Sleep("the state", _ => at.State, _ => Parked).Go("sleep");
        thread.Label("take");
        if (fault == QueueFault.FreedBeforeRead)
        {
            thread.Write("the stamp", r => at.Stamp + (r(0) % Slots), _ => 0).Write("Progress", _ => at.Progress, r => r(0) + 1);
        }

        thread.Read("the payload", r => at.Payload + (r(0) % Slots), 5)
            .Check(r => r(5) == r(0) + 1 ? 1 : 0, "it has taken what is not the message of that position")
            .Write("the stamp", r => at.Stamp + (r(0) % Slots), _ => 0)
            .Set(0, r => r(0) + 1)
            .Write("Progress", _ => at.Progress, r => r(0)).Go("look");
        thread.Label("over");
    }

    private static void Park(ModelThread thread, Words at, QueueFault fault)
    {
        thread.Read("WantsFences", _ => at.WantsFences, 3).If(r => r(3), "park");
        thread.Write("WantsFences", _ => at.WantsFences, _ => 1);
        if (fault != QueueFault.NoBarrierBeforePark)
        {
            thread.FenceAll();
        }

        thread.Label("park");
        if (fault == QueueFault.NoFenceAtPark)
        {
            thread.Write("the state", _ => at.State, _ => Parked);
        }
        else
        {
            thread.Exchange("the state", _ => at.State, _ => Parked);
        }

        if (fault != QueueFault.NoLookAfterPark)
        {
            Look(thread, at).If(r => 1 - r(1), "sleep")
                .CompareExchange("the state", _ => at.State, _ => Awake, _ => Parked, 4).If(r => r(4), "look");
        }
    }

    private static ModelThread Look(ModelThread thread, Words at) => thread.Read("the stamp", r => at.Stamp + (r(0) % Slots), 1);

    private sealed record Words(int Tail, int Progress, int Stamp, int Payload, int State, int WantsFences);
}
