using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Kernel;

/// <summary>The file descriptors that a machine keeps for its processes.</summary>
public sealed class DescriptorBudgetTests
{
    private const int Capacity = 64;

    [Fact]
    public void Fault_S2_AProcessThatTakesAllDescriptorsItCanLeavesSomeForOthers()
    {
        DescriptorBudget budget = new(Capacity);
        DescriptorShare first = new(budget);
        DescriptorShare second = new(budget);

        Assert.Equal(Capacity / 2, TakeAll(budget, first));
        Assert.Equal(Capacity / 4, TakeAll(budget, second));
        Assert.True(budget.TryTake(new DescriptorShare(budget), 1));
        Assert.Equal(2, budget.Refused);

        budget.Return(first, Capacity / 2);
        budget.Return(second, Capacity / 4);
        Assert.Equal(1, budget.Used);
    }

    [Fact]
    public void Fault_S2_RunningOutOfDescriptorsIsSaidNowAndThenAndCounted()
    {
        List<string> said = [];
        DescriptorBudget budget = new(Capacity, said.Add);
        for (int i = 0; i < 1000; i++)
        {
            budget.Lose();
        }

        Assert.Equal(1000, budget.Lost);
        Assert.InRange(said.Count, 1, 10);
        Assert.Contains("raise the limit of open files", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_S2_DescriptorsOnTheWayToManyReceiversAreBoundedForEachSender()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors cross processes on Linux only");
        using KernelFixture fixture = new() { Descriptors = new DescriptorBudget(Capacity) };
        using WatchedFile file = new();
        SocketDriver manager = fixture.Open(5, out _);
        Assert.Equal(EC.Success, manager.BecomeContextManager(IpcLimits.MaxIoSize));
        SocketDriver attacker = fixture.Open(9, out _);
        SocketDriver honest = fixture.Open(10, out _);
        List<IpcProcess> sinks = [];
        int sent = 0;
        int handle = 0;
        int result = EC.Success;
        for (int pid = 20; pid < 28; pid++)
        {
            IpcProcess sink = fixture.Kernel.CreateProcess(pid, pid, pid)!;
            sinks.Add(sink);
            Assert.Equal(EC.Success, sink.MapPool(IpcLimits.DefaultPoolSize));
            handle = manager.GenerateHandle(pid);
            Assert.Equal(EC.Success, manager.GrantAccess(9, handle));
            Assert.Equal(EC.Success, manager.GrantAccess(10, handle));
            for (result = EC.Success; result == EC.Success && sent <= Capacity; sent += result == EC.Success ? 1 : 0)
            {
                result = Send(attacker, handle, file);
            }
        }

        Assert.Equal(EC.NoSpace, result);
        Assert.InRange(sent, Capacity / 4, Capacity / 2);
        Assert.Equal(EC.Success, Send(honest, handle, file));
        fixture.Log.Lines.WaitFor(line => line.Contains("pid 9 refused", StringComparison.Ordinal) && line.Contains("file descriptors", StringComparison.Ordinal));
        sinks.ForEach(sink => sink.Close());
        await file.ExpectClosedAsync();
    }

    [Fact]
    public void Fault_S2_DescriptorsThatTheSystemCouldNotHandOverRefuseTheirFrameOnly()
    {
        DescriptorBudget budget = new(Capacity);
        using Descriptors descriptors = new(budget);

        descriptors.Add(10, [], areCut: true);
        descriptors.OpenFrame(ahead: 0);
        Assert.Null(descriptors.Take(2));
        descriptors.CloseFrame();
        Assert.Equal(1, budget.Lost);

        descriptors.Add(10, [1000], areCut: false);
        descriptors.OpenFrame(ahead: 0);
        Assert.Equal([1000], descriptors.Take(1)!);
        descriptors.CloseFrame();

        descriptors.Add(10, [], areCut: false);
        descriptors.OpenFrame(ahead: 0);
        Assert.Throws<ProtocolException>(() => descriptors.Take(1));
    }

    [Fact]
    public void Fault_S2_MoreDescriptorsThanAMessageHoldsAreNoShortageOfThisProcess()
    {
        DescriptorBudget budget = new(Capacity);
        using Descriptors descriptors = new(budget);
        int[] many = [.. Enumerable.Repeat(-1, DescriptorMessages.Most)];

        Assert.Throws<ProtocolException>(() => descriptors.Add(10, many, areCut: true));
        Assert.Equal(0, budget.Lost);
    }

    private static int TakeAll(DescriptorBudget budget, DescriptorShare share)
    {
        int taken = 0;
        while (budget.TryTake(share, 1))
        {
            taken++;
        }

        return taken;
    }

    private static int Send(SocketDriver sender, int handle, WatchedFile file)
        => sender.Transact(new SvcIdentity(handle, 0, 0), 1, file.Content(1), IpcFlag.OneWay, Patience.LimitMs, out _);
}
