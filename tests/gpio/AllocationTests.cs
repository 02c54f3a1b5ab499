using System.Device.Gpio;
using System.Device.Gpio.Backend;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Desktop;
using Samgr.Tests.Allocation;

namespace Samgr.Gpio.Tests;

[Collection(BenchCollection.Name)]
public sealed class AllocationTests : IDisposable
{
    private const int Messages = 1000;
    private const int TimeoutMs = 30_000;

    private readonly Bench _bench = new();
    private readonly IpcKernel _kernel = new();
    private readonly List<SamgrLite> _processes = [];
    private readonly MeasuredPins _pins = new();

    public AllocationTests()
    {
        VirtualBoard.PlugIn(_pins);
    }

    public void Dispose()
    {
        _processes.ForEach(process => process.Stop());
        _bench.Dispose();
    }

    [Fact]
    public void A_call_of_gpio_in_another_process_allocates_nothing()
    {
        Start(5, new GpioModule());
        IGpio gpio = Find(Start(6, new GpioClientModule()));
        Assert.Equal(EC.Success, gpio.Configure(2, PinMode.Output));

        Assert.Equal(0, Allocations.OfMessages(Use, () => _pins.Allocated));

        void Use()
        {
            gpio.Write(2, true);
            gpio.Toggle(2, out _);
            gpio.Read(2, out _);
        }
    }

    [Fact]
    public void An_edge_on_its_way_to_a_consumer_in_another_process_allocates_nothing_for_the_consumer()
    {
        Start(5, new GpioModule());
        SamgrLite consumer = Start(6, new GpioClientModule(), new BroadcastModule());
        IGpio gpio = Find(consumer);
        gpio.Configure(0, PinMode.Input);
        Assert.True(SpinWait.SpinUntil(() => gpio.Watch(0, 0) == EC.Success, TimeoutMs));
        using Counter counter = new();
        ((IPubSub)consumer.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!).Subscribe(new Topic(GpioNames.TopicOf(0)), counter);

        Send();
        long before = counter.Allocated;
        Send();

        Assert.InRange((counter.Allocated - before) / Messages, 0, 0);

        void Send()
        {
            for (int i = 0; i < Messages; i++)
            {
                _pins.Edge!(0, i % 2 == 0);
                Assert.True(counter.Told.WaitOne(TimeoutMs));
            }
        }
    }

    private SamgrLite Start(int pid, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = "p" + pid, Adapter = new DesktopAdapter(), RegisterRetryMs = 1, MessageRate = 0 });
        Array.ForEach(modules, module => module.Install(samgr));
        IpcProcess driver = _kernel.CreateProcess(pid, pid, pid)!;
        Assert.Equal(EC.Success, _processes.Count == 0 ? samgr.ConnectAsManager(driver, null) : samgr.Connect(driver));
        _processes.Add(samgr);
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        return samgr;
    }

    private static IGpio Find(SamgrLite samgr)
    {
        IGpio? gpio = null;
        Assert.True(SpinWait.SpinUntil(() => (gpio = GpioClient.Find(samgr)) != null, TimeoutMs));
        return gpio!;
    }

    private sealed class Counter : Consumer, IDisposable
    {
        public AutoResetEvent Told { get; } = new(false);

        public long Allocated { get; private set; }

        public override void Notify(Topic topic, Request origin)
        {
            Allocated = GC.GetAllocatedBytesForCurrentThread();
            Told.Set();
        }

        public void Dispose() => Told.Dispose();
    }

    /// <summary>Pins that only say what their caller's thread, that of the gpio service, has allocated.</summary>
    private sealed class MeasuredPins : IGpioBackend
    {
        public Action<int, bool>? Edge { get; set; }

        public long Allocated { get; private set; }

        public int PinCount => 3;

        public int Open(int pin) => PinResult.Success;

        public int Close(int pin) => PinResult.Success;

        public int SetMode(int pin, PinMode mode) => PinResult.Success;

        public int SupportsMode(int pin, PinMode mode) => 1;

        public int Read(int pin)
        {
            Allocated = GC.GetAllocatedBytesForCurrentThread();
            return 0;
        }

        public int Write(int pin, bool isHigh) => PinResult.Success;

        public int Watch(int pin, bool isWatched) => PinResult.Success;
    }
}
