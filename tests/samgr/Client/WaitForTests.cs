using LiteIpc;

namespace Samgr.Tests;

/// <summary>Waiting for a service that is not there yet.</summary>
public sealed class WaitForTests : IDisposable
{
    private const int Arrival = 77;
    private const string Begins = "waits for <calculator>";
    private const string Ends = "<calculator> has arrived";

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_F16_WhoWaitsIsToldWhenTheServiceArrivesAndDoesNotPoll()
    {
        _system.StartManager(5, 7);
        var events = new QueryCounter();
        var consumer = _system.StartProcess(7, 9, configure: options => options.Events = events);
        var wait = new Waiter(consumer);
        Wait.Until(() => _system.Logged(Begins));
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.Equal(EC.Success, wait.Result);
        Assert.Equal((EC.Success, 3), consumer.Find(CalculatorService.ServiceName).Sum(1, 2));
        Assert.Equal(1, Count(Begins));
        Assert.Equal(1, Count(Ends));

        // Before the wait, perhaps once the endpoint was known, and when it was told.
        Assert.InRange(events.Misses, 1, 2);
    }

    [Fact]
    public void Fault_F16_WhatIsThereIsFoundAtOnceAndWithoutALine()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        consumer.Find(CalculatorService.ServiceName);
        Assert.Equal(EC.Success, consumer.WaitFor(CalculatorService.ServiceName, 0));
        Assert.Equal(0, Count(Begins));
    }

    [Fact]
    public void Fault_F16_AWaitEndsInTimeAndSaysForWhat()
    {
        _system.StartManager(5, 7);
        var consumer = _system.StartProcess(7, 9);
        Assert.Equal(EC.Timeout, consumer.WaitFor(CalculatorService.ServiceName, null, 1, out string reason));
        Assert.Equal("<calculator> has not arrived within 1 ms", reason);
        Assert.Equal(EC.Invalid, consumer.WaitFor(string.Empty, 1));
    }

    [Fact]
    public void Fault_F16_WhoMayNotUseAServiceIsRefusedAtOnceWithTheRule()
    {
        _system.StartManager(5, 7, new PolicyTable());
        var consumer = _system.StartProcess(7, 9);
        Assert.True(consumer.WaitForHandle(Patience.LimitMs));
        Assert.Equal(EC.Permission, consumer.WaitFor(CalculatorService.ServiceName, null, Patience.LimitMs, out string reason));
        Assert.Contains("no policy rule lets uid 9 use <calculator>", reason, StringComparison.Ordinal);
        Assert.Equal(EC.Permission, consumer.NotifyArrival(CalculatorService.ServiceName, null, new TestService("x").Identity, Arrival));
    }

    [Fact]
    public void Fault_F16_AWaitOutlivesSamgr()
    {
        var first = _system.StartManager(5, 7);
        var told = new Mailbox();
        var consumer = _system.StartProcess(7, 9, samgr => samgr.Add(told.Service));
        Assert.Equal(EC.Success, consumer.NotifyArrival(CalculatorService.ServiceName, null, told.Service.Identity, Arrival));
        var wait = new Waiter(consumer);
        Wait.Until(() => Count(Begins) == 2);
        first.Stop();
        _system.StartManager(4, 7);
        Assert.False(told.Received.IsSet);
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.Equal(EC.Success, wait.Result);
        Wait.For(told.Received);
    }

    [Fact]
    public void Fault_F16_AWaitOutlivesAProviderThatComesAndGoes()
    {
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        provider.Stop();
        Wait.Until(() => !proxy.Target.IsValid);
        var wait = new Waiter(consumer);
        Wait.Until(() => _system.Logged(Begins));
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.Equal(EC.Success, wait.Result);
        Wait.Until(() => proxy.Sum(1, 2) == (EC.Success, 3));
    }

    [Fact]
    public void Fault_F16_ANoticeOfArrivalIsOneMessageOnTheThreadOfTheService()
    {
        _system.StartManager(5, 7);
        var told = new Mailbox();
        var consumer = _system.StartProcess(7, 9, samgr => samgr.Add(told.Service));
        Assert.Equal(EC.Success, consumer.NotifyArrival(CalculatorService.ServiceName, null, told.Service.Identity, Arrival));
        Wait.Until(() => _system.Logged(Begins));
        Assert.False(told.Received.IsSet);
        var provider = _system.StartProcess(6, 8, CalculatorService.Install);
        Wait.For(told.Received);
        provider.Stop();
        _system.StartProcess(8, 8, CalculatorService.Install);
        Assert.Equal((EC.Success, 3), consumer.Find(CalculatorService.ServiceName).Sum(1, 2));
        Assert.Equal([Arrival], told.Messages);
        Assert.True(told.WasOnItsThread);
        Assert.Equal(1, Count(Begins));
        Assert.Equal(1, Count(Ends));
    }

    [Fact]
    public void Fault_F16_AServiceOfTheOwnProcessIsWaitedForAsWell()
    {
        var told = new Mailbox();
        var samgr = _system.StartLocal(created => created.Add(told.Service));
        var wait = new Waiter(samgr);
        Wait.Until(() => _system.Logged(Begins));
        Assert.Equal(EC.Success, samgr.NotifyArrival(CalculatorService.ServiceName, null, told.Service.Identity, Arrival));
        Assert.True(samgr.RegisterService(new TestService(CalculatorService.ServiceName)));
        Assert.True(samgr.RegisterDefaultFeatureApi(CalculatorService.ServiceName, new TestApi()));
        Assert.False(told.Received.IsSet);
        samgr.Bootstrap();
        Assert.Equal(EC.Success, wait.Result);
        Wait.For(told.Received);
        Assert.NotNull(samgr.GetDefaultFeatureApi(CalculatorService.ServiceName));
    }

    [Fact]
    public void Fault_F16_AProcessThatWaitsForAllItCanTakesNothingFromTheOthers()
    {
        _system.StartManager(5, 7, configure: options => options.MaxWaits = 2);
        var told = new Mailbox();
        var greedy = _system.StartProcess(8, 9, samgr => samgr.Add(told.Service), options => options.MaxWaits = 100);
        Assert.True(greedy.WaitForHandle(Patience.LimitMs));
        Assert.Equal(EC.Success, greedy.NotifyArrival("one", null, told.Service.Identity, 1));
        Assert.Equal(EC.Success, greedy.NotifyArrival("two", null, told.Service.Identity, 2));
        Assert.Equal(EC.NoSpace, greedy.NotifyArrival("three", null, told.Service.Identity, 3));

        var consumer = _system.StartProcess(7, 9);
        Assert.True(consumer.WaitForHandle(Patience.LimitMs));
        var wait = new Waiter(consumer);
        Wait.Until(() => _system.Logged(Begins));
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.Equal(EC.Success, wait.Result);
    }

    [Fact]
    public void Fault_F16_WhatIsNotWaitedForAnyMoreIsForgotten()
    {
        _system.StartManager(5, 7, configure: options => options.MaxWaits = 2);
        var consumer = _system.StartProcess(7, 9, configure: options => options.MaxWaits = 2);
        Assert.True(consumer.WaitForHandle(Patience.LimitMs));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(EC.Timeout, consumer.WaitFor("missing" + i, 1));
        }

        var wait = new Waiter(consumer);
        Wait.Until(() => _system.Logged(Begins));
        _system.StartProcess(6, 8, CalculatorService.Install);
        Assert.Equal(EC.Success, wait.Result);
    }

    [Fact]
    public void Fault_F16_AProcessThatStopsWaitsNoLonger()
    {
        _system.StartManager(5, 7);
        var consumer = _system.StartProcess(7, 9);
        var wait = new Waiter(consumer);
        Wait.Until(() => _system.Logged(Begins));
        consumer.Stop();
        Assert.Equal(EC.NoInit, wait.Result);
    }

    [Fact]
    public void Fault_F16_ANoticeThatSamgrHasNotSentWakesNobody()
    {
        _system.StartManager(5, 7);
        var told = new Mailbox();
        var victim = _system.StartProcess(7, 9, samgr => samgr.Add(told.Service, new TestApi()));
        Assert.Equal(EC.Success, victim.NotifyArrival(CalculatorService.ServiceName, null, told.Service.Identity, Arrival));
        var liar = _system.StartProcess(8, 9);
        var proxy = liar.Find(Mailbox.Name);
        var forged = new IpcIo(128);
        forged.WriteInt32(1);
        forged.WriteInt32(1);
        forged.WriteString(CalculatorService.ServiceName);
        forged.WriteBool(true);
        Assert.Equal(EC.Success, liar.Ipc!.Send(new SvcIdentity(proxy.Target.Handle, -2, 0), 0, forged));
        Assert.Equal(EC.Success, proxy.Call());
        Assert.False(told.Received.IsSet);
    }

    private int Count(string part) => _system.Log.Count(part);

    /// <summary>A thread that waits.</summary>
    private sealed class Waiter
    {
        private readonly Thread _thread;
        private int _result;

        public Waiter(SamgrLite samgr, int timeoutMs = -1)
        {
            _thread = Wait.Start(() => _result = samgr.WaitFor(CalculatorService.ServiceName, timeoutMs));
        }

        public int Result
        {
            get
            {
                Wait.For(_thread);
                return _result;
            }
        }
    }

    /// <summary>A service that keeps what it is sent.</summary>
    private sealed class Mailbox
    {
        public const string Name = "mailbox";

        private Thread? _thread;

        public Mailbox()
        {
            Service = new TestService(Name, TestService.Single())
            {
                OnInitialize = _ =>
                {
                    _thread = Thread.CurrentThread;
                    return true;
                },
                OnMessage = request =>
                {
                    Messages.Enqueue(request.MsgId);
                    WasOnItsThread = Thread.CurrentThread == _thread;
                    Received.Set();
                    return true;
                },
            };
        }

        public TestService Service { get; }

        public ManualResetEventSlim Received { get; } = new();

        public System.Collections.Concurrent.ConcurrentQueue<int> Messages { get; } = new();

        public bool WasOnItsThread { get; private set; }
    }

    private sealed class QueryCounter : ISamgrEvents
    {
        private int _misses;

        public int Misses => Volatile.Read(ref _misses);

        public void Query(string service, string? feature, int result, int handle, int token)
            => Interlocked.Add(ref _misses, result == EC.Success ? 0 : 1);

        public void Register(string service, string? feature, int handle, int token)
        {
        }

        public void Proxy(string service, string? feature, int handle, int token, int clients)
        {
        }

        public void Invoke(string service, string? feature, int func, int flag, int result)
        {
        }

        public void ServiceExit(string service, string? feature, int handle)
        {
        }
    }
}
