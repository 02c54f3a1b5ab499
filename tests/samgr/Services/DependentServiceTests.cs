using LiteIpc;

namespace Samgr.Tests;

public sealed class DependentServiceTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void It_finds_its_service_later_beats_and_notices_death_and_return()
    {
        _system.StartManager(5, 7);
        var dependent = new Dependent();
        _system.StartProcess(7, 9, samgr => samgr.Add(dependent));
        Assert.Null(dependent.Found);
        var provider = _system.StartProcess(6, 8, CalculatorService.Install);
        Wait.Until(() => dependent.Beats > 2);
        Assert.NotNull(dependent.Found);
        provider.Stop();
        Wait.Until(() => _system.Logged("dependent: calculator does not answer: "));
        _system.StartProcess(6, 8, CalculatorService.Install);
        Wait.Until(() => _system.Logged("dependent: calculator answers again"));
        Assert.Equal(1, dependent.TimesFound);
    }

    [Fact]
    public void A_beat_that_takes_long_does_not_fill_the_queue_with_the_next_ones()
    {
        using var gate = new Gate();
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var dependent = new Dependent { OnBeat = gate.Pass };
        var samgr = _system.StartProcess(7, 9, created => created.Add(dependent));
        gate.WaitEntered();
        Assert.False(SpinWait.SpinUntil(() => samgr.Queued("dependent") > 2, 100));
        Assert.Equal(EC.Success, samgr.SendRequest(dependent.Own, new Request(1), null));
    }

    [Fact]
    public void It_beats_no_more_once_it_is_unregistered()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var dependent = new Dependent();
        var samgr = _system.StartProcess(7, 9, created => created.Add(dependent));
        Wait.Until(() => dependent.Beats > 0);
        Assert.Same(dependent, samgr.UnregisterService("dependent"));
        Wait.For(dependent.Thread!);
        var beats = dependent.Beats;
        Assert.Equal(EC.Invalid, samgr.SendRequest(dependent.Own, new Request(1), null));
        Assert.Equal(beats, dependent.Beats);
    }

    private sealed class Dependent : DependentService
    {
        private int _beats;

        public override string Name => "dependent";

        public Identity Own { get; private set; } = Identity.Invalid;

        public Thread? Thread { get; private set; }

        public IClientProxy? Found => Proxy;

        public int TimesFound { get; private set; }

        public int Beats => Volatile.Read(ref _beats);

        public Action OnBeat { get; init; } = () => { };

        protected override string DependsOn => CalculatorService.ServiceName;

        protected override int HeartbeatMs => 1;

        public override TaskConfig GetTaskConfig() => TestService.Single();

        public override bool Initialize(Identity identity)
        {
            (Own, Thread) = (identity, Thread.CurrentThread);
            return base.Initialize(identity);
        }

        protected override void OnFound() => TimesFound++;

        protected override int OnHeartbeat()
        {
            Interlocked.Increment(ref _beats);
            OnBeat();
            return Proxy!.Call(CalculatorService.WhoAmI);
        }

        protected override bool OnMessage(Request request) => true;
    }
}
