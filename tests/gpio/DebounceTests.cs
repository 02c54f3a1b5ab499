using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Device.Gpio.Backend;

namespace Samgr.Gpio.Tests;

/// <summary>Bounces, a full queue of interrupts, and handlers that throw.</summary>
[Collection(BenchCollection.Name)]
public sealed class DebounceTests : IDisposable
{
    private const int Debounce = 20;

    private readonly Bench _bench = new();
    private readonly GpioController _controller = new();
    private readonly BlockingCollection<string> _edges = [];

    public void Dispose()
    {
        _controller.Dispose();
        _bench.Dispose();
        _edges.Dispose();
    }

    [Fact]
    public void Fault_P1_APinWhoseBouncesEndWhileTheQueueIsFullIsStillTold()
    {
        GpioPin bouncing = Open(0);
        GpioPin flooding = _controller.OpenPin(2, PinMode.InputPullUp);
        using ManualResetEventSlim held = new();
        using ManualResetEventSlim goOn = new();
        flooding.ValueChanged += (_, _) =>
        {
            held.Set();
            Assert.True(goOn.Wait(Patience.LimitMs));
        };
        long before = PinInterrupts.Lost;
        bool isHigh = true;
        void Flood() => _bench.Bank.Drive(2, isHigh = !isHigh);
        Flood();
        Patience.For(held);
        for (int i = 0; i < PinInterrupts.Capacity + 10; i++)
        {
            Flood();
        }

        _bench.Bank.Drive(0, false);
        Assert.Equal(1, _bench.Time.PendingTimers);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce));
        goOn.Set();
        Assert.Equal("Falling", Next());
        Assert.Equal(10, PinInterrupts.Lost - before);

        _bench.Bank.Drive(0, true);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce));
        Assert.Equal("Rising", Next());
        Assert.NotNull(bouncing);
    }

    [Fact]
    public void Fault_P2_AContactThatBouncesLongerThanTheDebounceTimeIsToldOnce()
    {
        Open(0);
        bool isHigh = true;
        for (int i = 0; i < 11; i++)
        {
            _bench.Bank.Drive(0, isHigh = !isHigh);
            _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce - 1));
        }

        Assert.Empty(_edges);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("Falling", Next());

        _bench.Bank.Drive(0, true);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce));
        Assert.Equal("Rising", Next());
        Assert.Empty(_edges);
    }

    [Fact]
    public void Fault_P2_ABounceThatEndsWhereItBeganIsNoEdge()
    {
        Open(0);
        _bench.Bank.Drive(0, false);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce / 2));
        _bench.Bank.Drive(0, true);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce));
        _bench.Bank.Drive(0, false);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(Debounce));
        Assert.Equal("Falling", Next());
        Assert.Empty(_edges);
    }

    [Fact]
    public void Fault_P3_EachHandlerOfAnEdgeIsToldWhateverTheOthersThrow()
    {
        GpioPin pin = _controller.OpenPin(0, PinMode.InputPullUp);
        pin.ValueChanged += (_, _) => throw new InvalidOperationException("first");
        pin.ValueChanged += (_, _) => _edges.Add("second");
        _controller.RegisterCallbackForPinValueChangedEvent(0, PinEventTypes.Falling, (_, _) => throw new InvalidOperationException("third"));
        _controller.RegisterCallbackForPinValueChangedEvent(0, PinEventTypes.Falling, (_, _) => _edges.Add("fourth"));
        _bench.Bank.Drive(0, false);
        Assert.Equal(["second", "fourth"], [Next(), Next()]);
    }

    private GpioPin Open(int number)
    {
        GpioPin pin = _controller.OpenPin(number, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(Debounce);
        pin.ValueChanged += (_, edge) => _edges.Add($"{edge.ChangeType}");
        return pin;
    }

    private string Next() => _edges.TryTake(out string? edge, Patience.LimitMs) ? edge : throw new TimeoutException("no edge came");
}
