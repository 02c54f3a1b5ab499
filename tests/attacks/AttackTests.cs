using Samgr.Emulator;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Samgr.Attacks.Tests;

/// <summary>Each kind of attack against a machine that runs: its other processes notice nothing.</summary>
public abstract class AttackTests(AttackedSystem system)
{
    /// <summary>An attack of some seconds, beside honest processes and an operator.</summary>
    [Theory]
    [MemberData(nameof(AttackKind.Names), MemberType = typeof(AttackKind))]
    public async Task Nobody_else_notices(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the attacker speaks to Linux itself");
        Assert.SkipWhen(system.Transport == Transport.Channel && !Transports.HasChannels, "there are no channels here");

        AttackReport report = await system.EndureAsync(AttackKind.Of(kind));

        report.Check();
    }
}

/// <summary>The kinds of attack where processes call each other through memory that they share.</summary>
public sealed class ChannelAttackTests(ChannelSystem system) : AttackTests(system), IClassFixture<ChannelSystem>;

/// <summary>The kinds of attack where all messages go through the kernel.</summary>
public sealed class SocketAttackTests(SocketSystem system) : AttackTests(system), IClassFixture<SocketSystem>;
