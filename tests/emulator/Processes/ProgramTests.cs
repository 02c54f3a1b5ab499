using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class ProgramTests
{
    [Fact]
    public void A_program_that_throws_ends_and_says_why()
    {
        using TestMachine machine = new(Only(typeof(ProbeModule).Assembly.Location));

        machine.Machine.Start();

        machine.Log.WaitFor(line => line.Contains("stderr") && line.Contains(nameof(IndexOutOfRangeException)));
        machine.WaitForTrace("exit", "pid", 5);
    }

    [Fact]
    public async Task An_assembly_without_an_entry_point_cannot_run()
    {
        using TestMachine machine = new(Only(typeof(SamgrLite).Assembly.Location));
        machine.Machine.Start();

        MachineException error = await Assert.ThrowsAsync<MachineException>(
            () => machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken));

        Assert.Contains("has no entry point", error.Message);
    }

    private static Scenario Only(string program) => new()
    {
        Name = "only-" + Guid.NewGuid().ToString("N")[..8],
        Processes = [TestMachine.Process("alpha", 5, 7) with { Modules = [], Program = program }],
    };
}
