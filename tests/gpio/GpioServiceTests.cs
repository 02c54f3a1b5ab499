using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Device.Gpio.Backend;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Desktop;

namespace Samgr.Gpio.Tests;

[Collection(BenchCollection.Name)]
public sealed class GpioServiceTests : IDisposable, ILogSink
{
    private const int TimeoutMs = 30_000;

    private readonly Bench _bench = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly IpcKernel _kernel;
    private readonly List<SamgrLite> _processes = [];

    public GpioServiceTests()
    {
        _kernel = new IpcKernel(this);
    }

    void ILogSink.Write(int level, string tag, string text) => _log.Enqueue($"{tag}: {text}");

    public void Dispose()
    {
        _processes.ForEach(process => process.Stop());
        _bench.Dispose();
    }

    [Fact]
    public void Another_process_reads_writes_and_toggles()
    {
        IGpio gpio = StartPair(out _, out _);

        Assert.Equal(EC.Success, gpio.Configure(2, PinMode.Output));
        Assert.Equal(EC.Success, gpio.Write(2, true));
        Assert.True(_bench.IsHigh(2));
        Assert.Equal(EC.Success, gpio.Toggle(2, out bool isHigh));
        Assert.False(isHigh);
        Assert.Equal(EC.Success, gpio.Read(2, out isHigh));
        Assert.False(isHigh);
    }

    [Fact]
    public void Misuse_is_answered_with_a_code_and_a_log_line()
    {
        IGpio gpio = StartPair(out _, out _);
        _bench.Bank.Open(new TestOwner("other"), 0);

        Assert.Equal(EC.Invalid, gpio.Configure(99, PinMode.Input));
        Assert.Equal(EC.Busy, gpio.Configure(0, PinMode.Input));
        Assert.Equal(EC.Invalid, gpio.Configure(34, PinMode.Output));
        Assert.Equal(EC.Invalid, gpio.Configure(2, (PinMode)77));
        Assert.Equal(EC.Invalid, gpio.Read(2, out _));
        Assert.Equal(EC.Success, gpio.Configure(2, PinMode.InputPullUp));
        Assert.Equal(EC.Invalid, gpio.Write(2, true));
        Assert.Equal(EC.Invalid, gpio.Blink(2, 100));
        Assert.Contains("gpio: pin 34: does not support mode Output", _log);
        Assert.Contains("gpio: pin 2: is InputPullUp, no output", _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Edges_become_a_topic_in_the_process_that_watches(bool isOwnProcess)
    {
        IGpio remote = StartPair(out SamgrLite provider, out SamgrLite consumer);
        IGpio gpio = isOwnProcess ? GpioClient.Find(provider)! : remote;
        using BlockingCollection<string> told = [];
        gpio.Configure(0, PinMode.InputPullUp);
        Watch(gpio, 0);
        Subscribe(isOwnProcess ? provider : consumer, told);

        _bench.Bank.Drive(0, false);
        Assert.Equal("topic 0 low", Next(told));
        _bench.Bank.Drive(0, true);
        Assert.Equal("topic 0 high", Next(told));

        Assert.Equal(EC.Success, gpio.Unwatch(0));
        Assert.Equal(EC.Invalid, gpio.Unwatch(0));
        Assert.False(_bench.IsWatched(0));
    }

    [Fact]
    public void Each_process_that_watches_a_pin_gets_its_edges()
    {
        IGpio remote = StartPair(out SamgrLite provider, out SamgrLite consumer);
        IGpio local = GpioClient.Find(provider)!;
        using BlockingCollection<string> there = [];
        using BlockingCollection<string> here = [];
        local.Configure(0, PinMode.InputPullUp);
        Watch(remote, 0);
        Watch(remote, 0);
        Watch(local, 0);
        Subscribe(consumer, there);
        Subscribe(provider, here);

        _bench.Bank.Drive(0, false);
        Assert.Equal(["topic 0 low", "topic 0 low"], [Next(there), Next(here)]);
        Assert.Equal(EC.Success, local.Unwatch(0));
        _bench.Bank.Drive(0, true);
        Assert.Equal("topic 0 high", Next(there));
        Assert.Empty(here);
        Assert.Empty(there);
    }

    [Fact]
    public void A_process_that_ends_watches_no_longer()
    {
        IGpio gpio = StartPair(out _, out SamgrLite consumer);
        gpio.Configure(0, PinMode.InputPullUp);
        Watch(gpio, 0);
        Assert.True(_bench.IsWatched(0));

        consumer.Stop();
        _bench.Bank.Drive(0, false);

        Assert.True(SpinWait.SpinUntil(() => !_bench.IsWatched(0), TimeoutMs));
    }

    [Fact]
    public void Without_Broadcast_in_the_process_nothing_is_watched()
    {
        IGpio gpio = StartPair(out SamgrLite provider, out _, hasBroadcast: false);
        gpio.Configure(0, PinMode.InputPullUp);

        Assert.Equal(EC.NoService, gpio.Watch(0, 0));
        Assert.Equal(EC.NoService, GpioClient.Find(provider)!.Watch(0, 0));
        Assert.False(_bench.IsWatched(0));
    }

    [Fact]
    public void A_pin_blinks_until_it_is_written()
    {
        IGpio gpio = StartPair(out _, out _);
        using BlockingCollection<bool> levels = [];
        _bench.Bank.Changed = change => levels.Add(change.IsHigh);
        gpio.Configure(2, PinMode.Output);

        Assert.Equal(EC.Success, gpio.Blink(2, 10));

        for (int i = 0; i < 4; i++)
        {
            Assert.True(levels.TryTake(out bool isHigh, TimeoutMs, TestContext.Current.CancellationToken));
            Assert.Equal(i % 2 == 0, isHigh);
        }

        Assert.Equal(EC.Success, gpio.Write(2, false));
        Assert.Equal(EC.Invalid, gpio.Blink(2, -1));
    }

    [Fact]
    public void A_board_without_GPIO_boots_and_says_so_once()
    {
        VirtualBoard.PlugIn(new MissingBackend());
        IGpio gpio = StartPair(out _, out _);

        Assert.Equal(EC.NoInit, gpio.Configure(2, PinMode.Output));
        Assert.Equal(EC.NoInit, gpio.Write(2, true));
        Assert.Single(_log, line => line.StartsWith("gpio: GPIO is not available", StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_that_is_closed_keeps_no_pin()
    {
        GpioModule module = new();
        SamgrLite provider = Start(5, true, module);
        IGpio gpio = GpioClient.Find(provider)!;
        Assert.Equal(EC.Success, gpio.Configure(2, PinMode.Output));
        Assert.Equal(EC.Invalid, gpio.Configure(34, PinMode.Output));
        Assert.True(GpioController.Keeps(2));

        provider.Stop();
        module.Close();

        Assert.False(GpioController.Keeps(2));
        Assert.False(GpioController.Keeps(34));
    }

    private IGpio StartPair(out SamgrLite provider, out SamgrLite consumer, bool hasBroadcast = true)
    {
        ServiceModule[] common = hasBroadcast ? [new BroadcastModule()] : [];
        provider = Start(5, true, [new GpioModule(), .. common]);
        consumer = Start(6, false, [new GpioClientModule(), .. common]);
        SamgrLite from = consumer;
        IGpio? gpio = null;
        Assert.True(SpinWait.SpinUntil(() => (gpio = GpioClient.Find(from)) != null, TimeoutMs));
        Assert.IsType<GpioClient>(gpio);
        return gpio!;
    }

    private SamgrLite Start(int pid, bool hostsSamgr, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = "p" + pid, Log = this, Adapter = new DesktopAdapter(), RegisterRetryMs = 1 });
        _processes.Add(samgr);
        Array.ForEach(modules, module => module.Install(samgr));
        IpcProcess driver = _kernel.CreateProcess(pid, pid, pid)!;
        Assert.Equal(EC.Success, hostsSamgr ? samgr.ConnectAsManager(driver, null) : samgr.Connect(driver));
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        return samgr;
    }

    private static void Watch(IGpio gpio, int pin)
    {
        int result = EC.NoService;
        Assert.True(SpinWait.SpinUntil(() => (result = gpio.Watch(pin, 0)) != EC.NoService, TimeoutMs));
        Assert.Equal(EC.Success, result);
    }

    private static void Subscribe(SamgrLite samgr, BlockingCollection<string> told)
    {
        IPubSub pubSub = (IPubSub)samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
        Assert.Equal(EC.Success, pubSub.Subscribe(new Topic(GpioNames.TopicOf(0)), new Recorder(told)));
    }

    private static string Next(BlockingCollection<string> told)
        => told.TryTake(out string? text, TimeoutMs) ? text : throw new TimeoutException("nobody was told");

    private sealed class Recorder(BlockingCollection<string> told) : Consumer
    {
        public override void Notify(Topic topic, Request origin)
            => told.Add($"topic {GpioNames.PinOf(topic.Value)} {(((byte[])origin.Data!)[0] == 1 ? "high" : "low")}");
    }

    private sealed class MissingBackend : IGpioBackend
    {
        public Action<int, bool>? Edge { get; set; }

        public int PinCount => throw new NotImplementedException();

        public int Open(int pin) => throw new NotImplementedException();

        public int Close(int pin) => PinResult.NoBoard;

        public int SetMode(int pin, PinMode mode) => PinResult.NoBoard;

        public int SupportsMode(int pin, PinMode mode) => PinResult.NoBoard;

        public int Read(int pin) => PinResult.NoBoard;

        public int Write(int pin, bool isHigh) => PinResult.NoBoard;

        public int Watch(int pin, bool isWatched) => PinResult.NoBoard;
    }
}
