using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Deaths;

/// <summary>However a death and those who notice it meet, it is told once, no callback is left, and memory goes when nobody uses it.</summary>
public sealed class DeathTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void A_death_is_told_once_at_most_and_nothing_is_left(bool dies, bool timesOut)
        => Assert.Null(Explorer.Find(ProxyModel.Make(DeathFault.None, dies, timesOut)));

    [Theory]
    [InlineData(DeathFault.DetachWithoutCompare, "OnServiceExit ran twice")]
    [InlineData(DeathFault.NoStaleCheck, "a callback is left without its address")]
    [InlineData(DeathFault.NoLookAtRefusal, "nobody tells")]
    public void A_planted_fault_of_the_proxy_is_found(DeathFault fault, string text)
        => Assert.Contains(text, Explorer.Find(ProxyModel.Make(fault, dies: fault != DeathFault.NoStaleCheck, timesOut: fault == DeathFault.NoStaleCheck)));

    [Fact]
    public void The_memory_of_a_channel_goes_once_and_with_its_last_user() => Assert.Null(Explorer.Find(ChannelEndModel.Make(DeathFault.None, 3)));

    [Theory]
    [InlineData(DeathFault.EnterWithoutLook)]
    [InlineData(DeathFault.ReleaseAtClose)]
    public void A_planted_fault_of_the_memory_is_found(DeathFault fault)
        => Assert.Contains("memory that is gone", Explorer.Find(ChannelEndModel.Make(fault, 2)));

    [Fact]
    public void Memory_that_goes_twice_is_found()
        => Assert.Contains("the memory went 2 times", Explorer.Find(ChannelEndModel.Make(DeathFault.ReleaseWithoutMark, 1)));
}
