using System.Diagnostics;
using Samgr.Emulator.Control;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class MachineDeathTests
{
    private const string Name = "victim";

    [Fact]
    public async Task A_killed_machine_leaves_no_process_and_its_name_can_be_used_again()
    {
        string folder = TestFolder.Make();
        using Process first = Run(folder);
        int[] children = await BootAsync(first);

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        foreach (int child in children)
        {
            await WaitForEndAsync(child);
        }

        using Process second = Run(folder);
        children = await BootAsync(second);
        Assert.Equal(2, children.Length);
        using (ControlClient client = ControlClient.Find(Name, folder))
        {
            await client.StopAsync(TestContext.Current.CancellationToken);
            await client.WaitForEndAsync(TestContext.Current.CancellationToken);
        }

        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, second.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_stopped_child_of_a_killed_machine_ends_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux ties a process to its parent");
        string folder = TestFolder.Make();
        using Process machine = Run(folder);
        int[] children = await BootAsync(machine);
        using IDisposable paused = Signals.Pause(children[1]);

        machine.Kill();
        await machine.WaitForExitAsync(TestContext.Current.CancellationToken);

        await WaitForEndAsync(children[0]);
        await WaitForEndAsync(children[1]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_run_of_a_machine_is_refused_and_the_first_goes_on()
    {
        string folder = TestFolder.Make();
        using Process first = Run(folder);
        await BootAsync(first);

        using Process second = Run(folder);
        string? answer = await second.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"machine '{Name}' is already running (pid {first.Id}); stop it with 'samgr stop', or run it a second time under another name with '--machine NAME'", answer);
        Assert.Equal(1, second.ExitCode);
        using ControlClient client = ControlClient.Find(null, folder);
        Assert.Equal(2, (await client.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
        await client.StopAsync(TestContext.Current.CancellationToken);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder);
    }

    private static Process Run(string folder)
    {
        ProcessStartInfo start = new()
        {
            FileName = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Samgr.Emulator.TestModules.dll"));
        start.ArgumentList.Add(Name);
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }

    private static async Task<int[]> BootAsync(Process machine)
    {
        string? line = await machine.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        return [.. line!.Split(' ').Select(int.Parse)];
    }

    private static async Task WaitForEndAsync(int id)
    {
        if (!TestMachine.IsAlive(id))
        {
            return;
        }

        using Process process = Process.GetProcessById(id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
    }
}
