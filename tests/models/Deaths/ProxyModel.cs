using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Deaths;

/// <summary>
/// The address of a client proxy (ClientProxy.Attach and Detach): one thread takes a fresh one and registers for the death behind it, the kernel tells of the death, one call
/// notices the death itself, and another one has timed out and forgets the address.
/// </summary>
internal static class ProxyModel
{
    private const int Handle = 7;

    /// <summary>Makes the model.</summary>
    /// <param name="fault">What is wrong in it.</param>
    /// <param name="dies">Whether the process ends.</param>
    /// <param name="timesOut">Whether a call times out beside.</param>
    public static Model Make(DeathFault fault, bool dies, bool timesOut)
    {
        int first = 0;
        Model model = new() { AtEnd = memory => Wrong(memory, first) };
        first = model.Words(5);
        Words at = new(first, first + 1, first + 2, first + 3, first + 4);
        AddAttach(model.Thread("healing call"), at, fault);
        if (dies)
        {
            AddDeath(model.Thread("kernel"), at, fault);
            AddFailedCall(model.Thread("failed call"), at, fault);
        }

        if (timesOut)
        {
            ModelThread late = model.Thread("late call").Read("the target", _ => at.Target, 0).If(r => r(0) == 0 ? 1 : 0, "over");
            Detach(late, at, fault, counts: false);
            late.Label("over");
        }

        return model;
    }

    private static void AddAttach(ModelThread thread, Words at, DeathFault fault)
    {
        thread.Locked("takes the address", memory => memory[at.Target] = Handle)
            .Locked("registers for the death", memory =>
            {
                memory.Register(0) = memory[at.IsDead] == 0 ? 1 : -1;
                memory[at.Registered] = memory[at.IsDead] == 0 ? 1 : 0;
            })
            .Locked("keeps the callback", memory =>
            {
                bool isStale = memory[at.Target] != Handle && fault != DeathFault.NoStaleCheck;
                memory.Register(1) = isStale ? 1 : 0;
                memory[at.DeadId] = !isStale && memory.Register(0) > 0 ? 1 : memory[at.DeadId];
            })
            .If(r => r(0) < 0 && fault != DeathFault.NoLookAtRefusal ? 1 : 0, "dead")
            .If(r => 1 - r(1), "over")
            .Locked("takes the callback back", memory => memory[at.Registered] = 0).Go("over")
            .Label("dead");
        Detach(thread, at, fault, counts: true);
        thread.Label("over");
    }

    private static void AddDeath(ModelThread thread, Words at, DeathFault fault)
    {
        thread.Locked("ends the process", memory =>
            {
                memory[at.IsDead] = 1;
                memory.Register(0) = memory[at.Registered];
                memory[at.Registered] = 0;
            })
            .If(r => 1 - r(0), "over");
        Detach(thread, at, fault, counts: true);
        thread.Label("over");
    }

    private static void AddFailedCall(ModelThread thread, Words at, DeathFault fault)
    {
        thread.Read("the target", _ => at.Target, 0).If(r => r(0) == 0 ? 1 : 0, "over")
            .Read("whether it has ended", _ => at.IsDead, 1).If(r => 1 - r(1), "over");
        Detach(thread, at, fault, counts: true);
        thread.Label("over");
    }

    private static void Detach(ModelThread thread, Words at, DeathFault fault, bool counts)
    {
        string lost = "lost" + thread.Instructions.Count;
        thread.Locked("forgets the address", memory =>
            {
                bool isOwn = memory[at.Target] == Handle || fault == DeathFault.DetachWithoutCompare;
                memory.Register(2) = isOwn ? 1 : 0;
                memory.Register(3) = isOwn ? memory[at.DeadId] : 0;
                memory[at.Target] = isOwn ? 0 : memory[at.Target];
                memory[at.DeadId] = isOwn ? 0 : memory[at.DeadId];
            })
            .If(r => 1 - r(2), lost)
            .Locked("takes the callback back and tells of the exit", memory =>
            {
                memory[at.Registered] = memory.Register(3) == 0 ? memory[at.Registered] : 0;
                memory[at.Exits] += counts ? 1 : 0;
            })
            .Label(lost);
    }

    private static string? Wrong(Func<int, int> memory, int first)
    {
        Words at = new(first, first + 1, first + 2, first + 3, first + 4);
        return memory(at.Exits) > 1 ? "OnServiceExit ran twice for one end"
            : memory(at.Registered) != 0 && memory(at.Target) == 0 ? "a callback is left without its address"
            : memory(at.Target) != 0 && memory(at.IsDead) != 0 ? "the address of a process that has ended is kept, and nobody tells"
            : null;
    }

    private sealed record Words(int Target, int DeadId, int Registered, int IsDead, int Exits);
}
