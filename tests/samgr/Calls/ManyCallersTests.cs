using LiteIpc;

namespace Samgr.Tests;

/// <summary>Limits that hold however many processes a caller has.</summary>
public sealed class ManyCallersTests : IDisposable
{
    private const int Burst = 10;
    private const int Rate = 10;
    private const int User = 7;

    private readonly TestSystem _system = new();
    private readonly TestAdapter _clock = new();
    private readonly FlowControl _flow;

    public ManyCallersTests() => _flow = New(Rate, Burst);

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S13_TheProcessesOfAUserPassNoMoreThanTheUserMay()
    {
        Assert.Equal(FlowControl.UserShares * Burst, Count(65_000, call => Passes(100 + (call % 65), User)));
        _clock.Advance(1000);
        Assert.Equal(FlowControl.UserShares * Rate, Count(65_000, call => Passes(100 + (call % 65), User)));
    }

    [Fact]
    public void Fault_S13_AProcessForEachCallPassesNoMoreThanTheUserMay()
        => Assert.Equal(FlowControl.UserShares * Burst, Count(100_000, call => Passes(call, User)));

    [Fact]
    public void Fault_S13_MoreUsersThanThereIsRoomForPassNoMoreThanThoseThatHaveRoom()
    {
        Assert.Equal(FlowControl.MaxCallers * Burst, Count(650_000, call => Passes(call % 65, call % 65)));
        _clock.Advance(1000);
        Assert.Equal(FlowControl.MaxCallers * Rate, Count(650_000, call => Passes(call % 65, call % 65)));
    }

    [Fact]
    public void Fault_S13_AnotherUserIsServedWhileOneFloodsFromManyProcesses()
    {
        for (var second = 0; second < 5; second++)
        {
            Count(10_000, call => Passes(100 + (call % 200), User));
            Assert.Equal(Burst, Count(2 * Burst, _ => Passes(50, User + 1)));
            _clock.Advance(1000);
        }
    }

    [Fact]
    public void Fault_S13_AModestProcessIsServedWhileTheOthersOfItsUserFlood()
    {
        var flow = New(rate: 1000, burst: 100);
        var refused = 0;
        for (var now = 0; now < 2000; now++)
        {
            for (var flooding = 0; flooding < 6; flooding++)
            {
                for (var call = 0; call < 3; call++)
                {
                    flow.Check(100 + flooding, User, out _);
                }
            }

            refused += now % 10 == 0 && flow.Check(50, User, out _) != null ? 1 : 0;
            _clock.Advance(1);
        }

        Assert.Equal(0, refused);
    }

    [Fact]
    public void Fault_S13_OneProcessHasWhatItIsPromisedWhenItsUserHasOthersThatRest()
    {
        for (var pid = 0; pid < 70; pid++)
        {
            Assert.True(Passes(pid, User + pid));
        }

        _clock.Advance(1000);
        Assert.Equal(Burst, Count(2 * Burst, _ => Passes(3, User + 3)));
    }

    [Fact]
    public void Fault_S13_NoNumberOfCallersTakesMemoryForACall()
    {
        var flow = New(rate: 1_000_000, burst: 1_000_000);
        Count(1000, call => flow.Check(call, call, out _) == null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 10_000; call++)
        {
            flow.Check(call % 1000, call % 1000, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Fault_S13_RefusalsOfManyProcessesAreFewLines()
    {
        var lines = 0;
        for (var call = 0; call < 100_000; call++)
        {
            if (_flow.Check(call, User, out var isReported) is string reason && isReported)
            {
                Assert.Equal("uid 7 calls more than 40 times a second", reason);
                lines++;
            }
        }

        Assert.InRange(lines, 1, 17);
    }

    [Fact]
    public void Fault_S13_ProcessesOfOneUserShareItsCallsToAService()
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, CalculatorService.Install, options =>
        {
            options.Adapter = _clock;
            (options.MessageRate, options.MessageBurst) = (Rate, Burst);
        });
        var passed = 0;
        for (var pid = 20; pid < 30; pid++)
        {
            var proxy = _system.StartProcess(pid, 9).Find(CalculatorService.ServiceName);
            passed += Count(2 * Burst, _ => proxy.Call(CalculatorService.WhoAmI) == EC.Success);
        }

        Assert.InRange(passed, (FlowControl.UserShares - 1) * Burst, FlowControl.UserShares * Burst);
        Assert.True(_system.Logged("flow control: uid 9 calls more than 40 times a second"));
        var other = _system.StartProcess(40, 10).Find(CalculatorService.ServiceName);
        Assert.Equal(Burst, Count(2 * Burst, _ => other.Call(CalculatorService.WhoAmI) == EC.Success));
        Assert.Equal(200 + (2 * Burst) - passed - Burst, provider.Throttled());
    }

    private static int Count(int calls, Func<int, bool> passes)
    {
        var passed = 0;
        for (var call = 0; call < calls; call++)
        {
            passed += passes(call) ? 1 : 0;
        }

        return passed;
    }

    private bool Passes(int pid, int uid) => _flow.Check(pid, uid, out _) == null;

    private FlowControl New(int rate, int burst)
        => new(new SamgrOptions { Adapter = _clock, MessageRate = rate, MessageBurst = burst });
}
