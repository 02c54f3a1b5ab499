using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Init;

public sealed class StartFaultTests : IDisposable
{
    private static readonly ScenarioRestart _always = new() { Rule = RestartRule.Always, BackoffMs = 1, MaxBackoffMs = 5 };

    private readonly string _folder = TestFolder.Make();

    public StartFaultTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in of the process host is a shell script");
        File.WriteAllText(Host, "");
        File.WriteAllText(Script, $"#!/bin/sh\nexec '{Path.ChangeExtension(ChildProcess.DefaultHostPath, null)}'\n");
        MakeStartable(true);
    }

    private string Host => Path.Combine(_folder, "host.dll");

    private string Script => Path.Combine(_folder, "host");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Fault_S19_AProcessThatCannotBeStartedAgainForAMomentComesBack()
    {
        using TestMachine machine = await TestMachine.BootAsync(TestMachine.Pair(_always), options => options with { ProcessHostPath = Host });
        MakeStartable(false);
        int from = machine.Log.Lines.Count;

        Assert.True(machine.Machine.Kill(6));
        machine.Log.WaitFor(IsRefusal, from);
        MakeStartable(true);

        machine.WaitForTrace("register", "service", "beta", machine.WaitForTrace("exit", "pid", 6));
    }

    [Fact]
    public async Task Fault_S19_AProcessThatCannotBeStartedForAMomentDoesNotEndTheBoot()
    {
        MakeStartable(false);
        using TestMachine machine = new(TestMachine.Pair(_always), options => options with { ProcessHostPath = Host });
        machine.Machine.Start();
        machine.Log.WaitFor(IsRefusal);

        MakeStartable(true);

        await machine.Machine.WaitForBootAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
    }

    private void MakeStartable(bool isStartable)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Script, UnixFileMode.UserRead | (isStartable ? UnixFileMode.UserExecute : UnixFileMode.None));
        }
    }

    private static bool IsRefusal(string line) => line.Contains("cannot be started");
}
