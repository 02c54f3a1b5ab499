using System.Collections.Concurrent;
using System.Device.Gpio;

namespace Samgr.Gpio.Tests;

[Collection(BenchCollection.Name)]
public sealed class ControllerTests : IDisposable
{
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
    public void Misuse_throws_as_on_a_board()
    {
        Assert.Throws<InvalidOperationException>(() => _controller.OpenPin(99));
        Assert.False(_controller.IsPinModeSupported(99, PinMode.Input));
        Assert.Throws<ArgumentException>(() => _controller.OpenPin(34, PinMode.Output));
        Assert.Throws<InvalidOperationException>(() => _controller.Read(0));
        GpioPin pin = _controller.OpenPin(0, PinMode.Input);
        Assert.Throws<InvalidOperationException>(() => _controller.OpenPin(0));
        Assert.Throws<ArgumentException>(() => pin.Write(PinValue.High));
        pin.Toggle();
        Assert.Equal(PinValue.Low, pin.Read());
        _controller.ClosePin(0);
        Assert.False(_controller.IsPinOpen(0));
        Assert.Throws<ObjectDisposedException>(() => pin.Read());
    }

    [Fact]
    public void A_pin_of_another_process_counts_as_open()
    {
        _bench.Bank.Open(new TestOwner("other"), 0);

        Assert.True(_controller.IsPinOpen(0));
        Assert.False(_controller.IsPinOpen(2));
        Assert.False(_controller.IsPinOpen(99));
        Assert.Null(_bench.Bank.List().Single(pin => pin.Number == 2).Owner);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        GpioPin pin = _controller.OpenPin(2, PinMode.Output);
        pin.Toggle();
        Assert.Equal(PinValue.High, _controller.Read(2));
        Assert.True(_bench.IsHigh(2));
    }

    [Fact]
    public void Edges_come_on_a_thread_of_their_own()
    {
        int thread = 0;
        GpioPin pin = _controller.OpenPin(0, PinMode.InputPullUp);
        pin.ValueChanged += (_, edge) =>
        {
            thread = Environment.CurrentManagedThreadId;
            _edges.Add($"{edge.PinNumber} {edge.ChangeType}");
        };

        _bench.Bank.Drive(0, false);
        _bench.Bank.Drive(0, null);

        Assert.Equal("0 Falling", Next());
        Assert.Equal("0 Rising", Next());
        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void A_callback_gets_the_edges_that_it_asked_for()
    {
        _controller.OpenPin(0, PinMode.InputPullUp);
        _controller.RegisterCallbackForPinValueChangedEvent(0, PinEventTypes.Rising, (_, edge) => _edges.Add($"{edge.ChangeType}"));

        _bench.Bank.Drive(0, false);
        _bench.Bank.Drive(0, null);

        Assert.Equal("Rising", Next());
        Assert.Empty(_edges);
    }

    [Fact]
    public void Bounces_are_one_edge()
    {
        GpioPin pin = _controller.OpenPin(0, PinMode.InputPullUp);
        pin.DebounceTimeout = TimeSpan.FromMilliseconds(20);
        pin.ValueChanged += (_, edge) => _edges.Add($"{edge.ChangeType}");

        _bench.Bank.Drive(0, false);
        _bench.Bank.Drive(0, true);
        _bench.Bank.Drive(0, false);
        Patience.Until(() => _bench.Time.PendingTimers == 1, "a timer waits");
        _bench.Time.Advance(TimeSpan.FromMilliseconds(20));

        Assert.Equal("Falling", Next());
        Assert.Empty(_edges);
    }

    private string Next()
        => _edges.TryTake(out string? edge, Patience.LimitMs) ? edge : throw new TimeoutException("no edge came");
}
