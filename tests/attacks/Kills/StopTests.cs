using Samgr.Emulator;
using Samgr.Emulator.Control;

namespace Samgr.Attacks.Tests;

/// <summary>A machine that is told to stop while it is attacked.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData(Transport.Channel, "child-loops")]
    [InlineData(Transport.Channel, "forged-waiting")]
    [InlineData(Transport.Socket, "self-calls")]
    [InlineData(Transport.Socket, "log")]
    public async Task Stop_is_answered_within_a_second_and_nothing_is_left(Transport transport, string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the attacker speaks to Linux itself");
        using MachineRun run = new(transport);
        int[] ids = await run.BootAsync();
        run.Door.Begin(kind);
        string done = AttackKind.Of(kind).Evidence[0];
        await Patience.UntilAsync(
            () => Task.FromResult(run.Door.Counts.GetValueOrDefault(done) > 0), () => "the attack is on:\n" + run.Log, TestContext.Current.CancellationToken);

        using ControlClient client = run.Connect();
        Watch stop = new();
        await stop.AskAsync(async () =>
        {
            await client.StopAsync(TestContext.Current.CancellationToken);
            return null;
        });

        Assert.Null(stop.Trouble);
        Assert.Equal(0, await run.EndAsync());
        await SystemProcesses.ExpectEndAsync(ids, run.DoorPath);
        Assert.False(Directory.Exists(run.MachineFolder), "the machine has left its folder behind");
    }
}
