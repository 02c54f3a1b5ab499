using Samgr.Ability;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Children;

/// <summary>What a child is given, who may start one, and what is told of a start that fails.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("crashes", ChildProcessError.ServiceError)]
    [InlineData("exits", ChildProcessError.ServiceError)]
    [InlineData("throws", ChildProcessError.ConnectionFailed)]
    public async Task A_child_that_does_not_get_ready_is_told_and_forgotten(string name, int told)
    {
        using ParentMachine machine = await ParentMachine.BootAsync();

        (int code, int result, _) = await machine.CreateAsync(ParentMachine.Alpha, name);

        Assert.Equal((0, told), (code, result));
        await machine.WaitForAsync(processes => processes.Count == 2);
    }

    [Fact]
    public async Task A_child_that_takes_too_long_is_told_and_killed()
    {
        using ParentMachine machine = await ParentMachine.BootAsync(new ScenarioChildren { StartTimeoutMs = 200 });

        (int code, int told, _) = await machine.CreateAsync(ParentMachine.Alpha, "hangs");

        Assert.Equal((0, ChildProcessError.Timeout), (code, told));
        await machine.WaitForAsync(processes => processes.Count == 2);
        machine.Test.Log.WaitFor(line => line.Contains("was not ready in 200 ms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_machine_may_allow_no_children()
    {
        using ParentMachine machine = await ParentMachine.BootAsync(new ScenarioChildren { Disabled = true });

        Assert.Equal(ChildProcessError.MultiProcessDisabled, (await machine.CreateAsync(ParentMachine.Alpha)).Code);
        Assert.Equal((ChildProcessError.MultiProcessDisabled, -1), await machine.StartAsync(ParentMachine.Alpha, "Hang"));
    }

    [Fact]
    public async Task The_whole_machine_has_a_limit_beside_that_of_a_process()
    {
        using ParentMachine machine = await ParentMachine.BootAsync(new ScenarioChildren { PerProcess = 2, Total = 3 });

        Assert.Equal(0, (await machine.StartAsync(ParentMachine.Alpha, "Hang")).Code);
        (int code, int pid) = await machine.StartAsync(ParentMachine.Alpha, "Hang");
        Assert.Equal(0, code);
        Assert.Equal(ChildProcessError.MaxChildProcessesReached, (await machine.StartAsync(ParentMachine.Alpha, "Hang")).Code);
        Assert.Equal(0, (await machine.StartAsync(ParentMachine.Beta, "Hang")).Code);
        Assert.Equal(ChildProcessError.MaxChildProcessesReached, (await machine.StartAsync(ParentMachine.Beta, "Hang")).Code);
        Assert.Equal(0, await machine.KillAsync(ParentMachine.Alpha, pid));
        Assert.Equal(0, (await machine.StartAsync(ParentMachine.Beta, "Hang")).Code);
    }

    [Fact]
    public async Task The_process_table_shows_a_child_with_its_parent_its_user_and_its_name()
    {
        using ParentMachine machine = await ParentMachine.BootAsync();
        string longest = new('n', ChildProcessLimits.MaxProcessName);

        await machine.CreateAsync(ParentMachine.Beta, longest);
        (_, int pid) = await machine.StartAsync(ParentMachine.Beta, "Hang");
        await machine.WaitForAsync(processes => processes.Count == 4 && processes.All(process => process.State == "running"));

        Assert.Equal(
            ["1 alpha 7", "1 beta 8", $"6 beta:{longest} 8", "6 beta:Samgr.Emulator.TestModules 8"],
            machine.Test.Machine.Processes.Select(process => $"{process.Parent} {process.Name} {process.Uid}"));
        Assert.Equal(pid, machine.Test.Machine.Processes[3].Pid);
        machine.Test.WaitForTrace("spawn", "name", $"beta:{longest}");
        machine.Test.WaitForTrace("spawn", "parent", 6);
    }

    [Theory]
    [InlineData(ChildProcessLimits.MaxEntryParams, "x", "153600 153600")]
    [InlineData(ChildProcessLimits.MaxEntryParams / 2, "é", "76800 153600")]
    public async Task Entry_parameters_may_have_150_kilobytes(int count, string character, string seen)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        using ParentMachine machine = await ParentMachine.BootAsync();

        var result = await machine.CallAsync(
            ParentMachine.Alpha, ParentFunction.Parameters, [TestMachine.Number(count), TestMachine.Text(character)], "i32", "str");
        var beyond = await machine.CallAsync(
            ParentMachine.Alpha, ParentFunction.Parameters, [TestMachine.Number(count + 1), TestMachine.Text(character)], "i32", "str");

        Assert.Equal(0, ParentMachine.Number(result, 0));
        Assert.Equal(seen, result.Values![1].GetString());
        Assert.Equal(ChildProcessError.InvalidParam, ParentMachine.Number(beyond, 0));
    }

    [Fact]
    public async Task A_child_gets_16_descriptors_and_nobody_else_keeps_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        using ParentMachine machine = await ParentMachine.BootAsync();
        await GiveAsync(machine, 16);
        int before = await CountAsync(machine);

        // That its output ends shows that neither the machine nor the parent has kept a descriptor of it.
        (int added, int code, string seen) = await GiveAsync(machine, 16);

        Assert.Equal((0, 0, string.Concat(Enumerable.Range(1, 15).Select(number => number + ";"))), (added, code, seen));
        Assert.InRange(await CountAsync(machine), 0, before);
    }

    [Fact]
    public async Task A_17th_descriptor_and_one_that_is_not_open_are_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        using ParentMachine machine = await ParentMachine.BootAsync();

        (int added, int code, _) = await GiveAsync(machine, 17);
        var closed = await machine.CallAsync(ParentMachine.Alpha, ParentFunction.ClosedDescriptor, [], "i32");

        Assert.Equal((ChildProcessError.InvalidParam, 0), (added, code));
        Assert.Equal(ChildProcessError.InvalidParam, ParentMachine.Number(closed, 0));
    }

    [Fact]
    public async Task An_isolated_child_shares_neither_environment_nor_directory_nor_user()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        string variable = "SAMGR_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, "shared");
        using ParentMachine machine = await ParentMachine.BootAsync();

        string normal = await machine.StartAndReadAsync(ParentMachine.Beta, "Describe", variable, 0);
        string[] isolated = (await machine.StartAndReadAsync(ParentMachine.Beta, "Describe", variable, 1)).Split('|');
        string[] withUser = (await machine.StartAndReadAsync(ParentMachine.Beta, "Describe", variable, 2)).Split('|');
        Environment.SetEnvironmentVariable(variable, null);

        Assert.Equal($"8|shared|{Environment.CurrentDirectory}", normal);
        Assert.Equal("8", isolated[0]);
        Assert.Equal(string.Empty, isolated[1]);
        Assert.StartsWith(machine.Test.Folder, isolated[2], StringComparison.Ordinal);
        Assert.NotEqual(isolated[2], withUser[2]);
        Assert.InRange(int.Parse(withUser[0], System.Globalization.CultureInfo.InvariantCulture), 99_000, 99_999);
        await machine.WaitForAsync(processes => processes.Count == 2);
        Assert.False(Directory.Exists(isolated[2]));
    }

    private static async Task<(int Added, int Code, string Seen)> GiveAsync(ParentMachine machine, int count)
    {
        var result = await machine.CallAsync(ParentMachine.Alpha, ParentFunction.Descriptors, [TestMachine.Number(count)], "i32", "i32", "str");
        return (ParentMachine.Number(result, 0), ParentMachine.Number(result, 1), result.Values![2].GetString()!);
    }

    private static async Task<int> CountAsync(ParentMachine machine)
        => ParentMachine.Number(await machine.CallAsync(ParentMachine.Alpha, ParentFunction.CountDescriptors, [], "i32"), 0);
}
