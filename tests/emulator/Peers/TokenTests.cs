using LiteIpc;
using LiteIpc.Kit;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Peers;

/// <summary>The token with which a process shows the kernel that init started it.</summary>
public sealed class TokenTests : IDisposable
{
    private const int Pid = 5;

    private readonly StandInHost _host = new("""read token; printf %s "$token" > "$0.new"; mv "$0.new" "$0.out"; exec sleep 600""");
    private readonly MachineLog _log = new(TextWriter.Null, LogLevel.Info, TimeProvider.System);
    private readonly Supervisor _init;

    public TokenTests()
    {
        Scenario scenario = new() { Name = "tokens", Processes = [TestMachine.Process("alpha", Pid, 7) with { Samgr = true }] };
        IpcKernel kernel = new(_log);
        MachineParts parts = new(
            scenario, new MachineOptions { ProcessHostPath = _host.HostPath }, kernel, ObjectTable.AddTo(kernel), null, new DescriptorBudget(0), _log, null, null, new Troubles(TextWriter.Null));
        _init = new Supervisor(parts, "/nowhere/kernel.sock");
    }

    public void Dispose()
    {
        _init.Abort();
        Assert.True(_init.Stopped.Wait(Patience.LimitMs, CancellationToken.None));
        _init.Dispose();
        _log.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Fault_S6_ARightTokenFromAWrongProcessIsNotUsedUp()
    {
        ProcessRun run = await StartAsync();
        IAdmission admission = _init;

        Assert.Null(admission.Admit(run.Token, run.Child!.Id + 1, null!));
        Assert.Same(run, admission.Admit(run.Token, run.Child.Id, null!));
        Assert.Null(admission.Admit(run.Token, run.Child.Id, null!));
    }

    [Fact]
    public async Task Fault_S6_ATokenStandsWhereOnlyItsProcessReadsIt()
    {
        ProcessRun run = await StartAsync();
        await WaitForAsync(() => File.Exists(_host.OutputPath), "the process has read its token");

        Assert.Equal(run.Token, await File.ReadAllTextAsync(_host.OutputPath, TestContext.Current.CancellationToken));
        if (OperatingSystem.IsLinux())
        {
            foreach (string place in new[] { "environ", "cmdline" })
            {
                Assert.DoesNotContain(
                    run.Token,
                    await File.ReadAllTextAsync($"/proc/{run.Child!.Id}/{place}", TestContext.Current.CancellationToken),
                    StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private async Task<ProcessRun> StartAsync()
    {
        _init.Start();
        await WaitForAsync(() => _init.Find(Pid)?.Run?.Child != null, "the process is started");
        return _init.Find(Pid)!.Run!;
    }

    private static async Task WaitForAsync(Func<bool> condition, string what)
    {
        long end = Environment.TickCount64 + Patience.LimitMs;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < end, "waited in vain until " + what);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
