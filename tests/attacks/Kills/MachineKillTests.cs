using Samgr.Emulator;
using Samgr.Emulator.Control;

namespace Samgr.Attacks.Tests;

/// <summary>The machine itself is killed: nothing of it is left, and its name can be used again at once.</summary>
public sealed class MachineKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sg-").FullName;

    public MachineKillTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux ends the processes of a machine that is killed");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("init: start alpha")]
    [InlineData("registered <alpha>")]
    [InlineData("init: start epsilon")]
    [InlineData("registered endpoint beta")]
    public Task A_machine_that_is_killed_at_this_line_of_its_boot_leaves_nothing(string line) => KillAsync(async run =>
    {
        await run.WaitForLogAsync(line);
        return [];
    });

    [Theory]
    [InlineData("child-loops")]
    [InlineData("deaths")]
    [InlineData("lingering-sockets")]
    public Task A_machine_that_is_killed_under_attack_leaves_nothing(string kind) => KillAsync(async run =>
    {
        int[] ids = await run.BootAsync();
        run.Door.Begin(kind);
        string done = AttackKind.Of(kind).Evidence[0];
        await Patience.UntilAsync(
            () => Task.FromResult(run.Door.Counts.GetValueOrDefault(done) > 1), () => "the attack is on:\n" + run.Log, TestContext.Current.CancellationToken);
        return ids;
    });

    private async Task KillAsync(Func<MachineRun, Task<int[]>> reach)
    {
        using (MachineRun killed = new(Transports.Default, _folder))
        {
            int[] ids = await reach(killed);
            killed.Kill();
            await killed.EndAsync();
            await SystemProcesses.ExpectEndAsync(ids, killed.DoorPath);
        }

        using MachineRun next = new(Transports.Default, _folder);
        int[] children = await next.BootAsync();
        using ControlClient client = next.Connect();
        await client.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await next.EndAsync());
        await SystemProcesses.ExpectEndAsync(children, next.DoorPath);
        Assert.False(Directory.Exists(next.MachineFolder), "the machine has left its folder behind");
    }
}
