using System.Diagnostics;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

/// <summary>What the processes of a machine have started ends with them, and nothing outlives the machine.</summary>
public sealed class StrayTests : IDisposable
{
    private const string Service = "beta-trouble";

    private readonly string _folder = TestFolder.Make();
    private readonly List<int> _strays = [];

    public StrayTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells whose process is whose");
    }

    public void Dispose()
    {
        foreach (int stray in _strays)
        {
            try
            {
                using Process process = Process.GetProcessById(stray);
                process.Kill();
            }
            catch (ArgumentException)
            {
                continue;
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(TroubleFunction.StartSleeper)]
    [InlineData(TroubleFunction.StartDaemon)]
    public async Task Fault_S18_WhatAProcessHasStartedEndsWithAKilledMachine(int function)
    {
        using MachineProcess machine = new(_folder);
        await machine.BootAsync();
        int stray = await StartAsync(function);

        await machine.KillAsync();

        await MachineProcess.WaitForEndAsync(stray);
    }

    [Theory]
    [InlineData(TroubleFunction.StartSleeper)]
    [InlineData(TroubleFunction.StartDaemon)]
    public async Task Fault_S18_WhatAProcessHasStartedEndsWithItsMachine(int function)
    {
        using MachineProcess machine = new(_folder);
        await machine.BootAsync();
        int stray = await StartAsync(function);

        await machine.StopAsync();

        await MachineProcess.WaitForEndAsync(stray);
    }

    [Theory]
    [InlineData(TroubleFunction.StartSleeper)]
    [InlineData(TroubleFunction.StartDaemon)]
    public async Task Fault_S18_WhatAProcessHasStartedEndsWithIt(int function)
    {
        using TestMachine machine = await TestMachine.BootAsync(Pair());
        CallResult started = await machine.CallAsync(Service, function, [], "i32");
        int stray = Remember(started);

        Assert.True(machine.Machine.Kill(6));

        await MachineProcess.WaitForEndAsync(stray);
    }

    [Fact]
    public async Task Fault_S18_AProcessThatBecameAnotherProgramEndsWithAKilledMachine()
    {
        using MachineProcess machine = new(_folder);
        int[] children = await machine.BootAsync();
        _strays.AddRange(children);
        await CallAsync(TroubleFunction.BecomeSleeper);
        await WaitForProgramAsync(children[1], "sleep");

        await machine.KillAsync();

        await MachineProcess.WaitForEndAsync(children[1]);
    }

    [Fact]
    public async Task Fault_S15_TheNextRunClearsTheRuntimesFilesOfAKilledOne()
    {
        int[] ids;
        using (MachineProcess killed = new(_folder))
        {
            ids = [killed.Id, .. await killed.BootAsync()];
            await killed.KillAsync();
        }

        foreach (int id in ids)
        {
            await MachineProcess.WaitForEndAsync(id);
        }

        using MachineProcess next = new(_folder);
        await next.BootAsync();
        Assert.Empty(ids.SelectMany(RuntimeFiles.Find));
        await next.StopAsync();
    }

    private static Scenario Pair()
    {
        Scenario pair = TestMachine.Pair();
        return pair with { Processes = [pair.Processes[0], pair.Processes[1] with { Modules = [ProbeModule.Scenario, TroubleModule.Scenario] }] };
    }

    private static Task WaitForProgramAsync(int id, string program) => Patience.UntilAsync(
        async () => (await File.ReadAllTextAsync($"/proc/{id}/comm", TestContext.Current.CancellationToken)).StartsWith(program, StringComparison.Ordinal),
        () => $"process {id} has become '{program}'",
        TestContext.Current.CancellationToken);

    private async Task<int> StartAsync(int function) => Remember(await CallAsync(function));

    private int Remember(CallResult started)
    {
        Assert.Equal(EC.Success, started.Result);
        _strays.Add(started.Values![0].GetInt32());
        return _strays[^1];
    }

    private async Task<CallResult> CallAsync(int function)
    {
        using ControlClient client = MachineProcess.Connect(_folder);
        return await client.CallAsync(
            new CallRequest(Service, null, function, [], Returns: function == TroubleFunction.BecomeSleeper ? [] : ["i32"], TimeoutMs: Patience.LimitMs),
            TestContext.Current.CancellationToken);
    }
}
