using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>Calls that are refused without end do not flood the log.</summary>
public sealed class PacedRefusalTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S21_ALineThatRepeatsItselfIsWrittenLessAndLessOften()
    {
        var pace = new RefusalPace();
        Assert.Equal(10, Enumerable.Range(0, 1000).Count(_ => pace.IsDue("refused", 0)));
    }

    [Fact]
    public void Fault_S21_AnotherLineIsWrittenAtOnce()
    {
        var pace = new RefusalPace();
        for (var i = 0; i < 1000; i++)
        {
            pace.IsDue("refused", 0);
        }

        for (var other = 1; other < RefusalPace.Lines; other++)
        {
            Assert.True(pace.IsDue("other " + other, 0));
        }
    }

    [Fact]
    public void Fault_S21_LinesThatAreAllDifferentArePacedTogether()
    {
        var pace = new RefusalPace();
        var written = Enumerable.Range(0, 100_000).Count(number => pace.IsDue("refused " + number, 0));
        Assert.InRange(written, RefusalPace.Lines, RefusalPace.Lines * 17);
    }

    [Fact]
    public void Fault_S21_AfterAWhileALineIsWrittenAgain()
    {
        var pace = new RefusalPace();
        for (var i = 0; i < 1000; i++)
        {
            pace.IsDue("refused", 0);
        }

        Assert.False(pace.IsDue("refused", RefusalPace.RoundMs - 1));
        Assert.True(pace.IsDue("refused", RefusalPace.RoundMs));
    }

    [Fact]
    public void Fault_S21_CallsToAFullQueueAreRefusedInFewLines()
    {
        using var gate = new Gate();
        _system.StartManager(5, 7);
        var service = new TestService("busy", TestService.Single(queueSize: 1));
        _system.StartProcess(6, 8, samgr => samgr.Add(service, new TestApi((_, _, _) =>
        {
            gate.Pass();
            return EC.Success;
        })));
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find("busy");
        var waiting = Wait.Start(() => proxy.Call());
        gate.WaitEntered();
        Wait.ForAll(4, _ =>
        {
            for (var i = 0; i < 250; i++)
            {
                Assert.Equal(EC.BusBusy, proxy.Call(1));
            }
        });
        gate.Open();
        Wait.For(waiting);
        AssertFew("EC_BUSBUSY", 1000);
    }

    [Fact]
    public void Fault_S21_CallsThatAPolicyForbidsAreRefusedInFewLines()
    {
        var policy = new PolicyTable();
        _system.StartManager(5, 7, policy);
        var consumer = _system.StartProcess(7, 9);
        for (var i = 0; i < 500; i++)
        {
            Assert.Null(consumer.FindServiceApi("secret", null));
        }

        AssertFew("no policy rule lets uid 9", 500);
    }

    [Fact]
    public void Fault_S21_AServiceThatThrowsAtEachCallIsReportedInFewLines()
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, CalculatorService.Install);
        var proxy = _system.StartProcess(7, 9).Find(CalculatorService.ServiceName);
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(EC.Failure, proxy.Call(CalculatorService.Throw));
        }

        AssertFew("told to", 500);
        Assert.Equal(500, provider.Of(CalculatorService.ServiceName).Exceptions);
    }

    /// <summary>As few in each round of ten seconds; a busy machine may need some.</summary>
    private void AssertFew(string part, int refusals) => Assert.InRange(_system.Log.Count(part), 1, refusals / 4);
}
