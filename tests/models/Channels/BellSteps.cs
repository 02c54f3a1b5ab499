using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Channels;

/// <summary>The steps with which a thread wakes another one.</summary>
internal static class BellSteps
{
    private const int Scratch = 5;

    /// <summary>Rings: another number, and whoever sleeps on the former one wakes.</summary>
    public static ModelThread Ring(this ModelThread thread, string what, int bell)
        => thread.AddTo(what, _ => bell, _ => 1, Scratch).Wake(what, _ => bell);

    /// <summary>Takes a mark away; goes to a label when it was not there.</summary>
    public static ModelThread CompareExchangeIfSet(this ModelThread thread, string what, int address, string otherwise) => thread
        .Read(what, _ => address, Scratch).If(r => 1 - r(Scratch), otherwise)
        .CompareExchange(what, _ => address, _ => 0, _ => 1, Scratch).If(r => 1 - r(Scratch), otherwise);
}
