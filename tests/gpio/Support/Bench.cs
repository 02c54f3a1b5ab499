using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;

namespace Samgr.Gpio.Tests;

/// <summary>A board of three pins in this process, with a clock that the test moves.</summary>
internal sealed class Bench : IDisposable
{
    private readonly WatchRecorder _watches;

    public Bench()
    {
        Bank = new PinBank(Time);
        Bank.Add(0, "GPIO0", isInputOnly: false);
        Bank.Add(2, "GPIO2", isInputOnly: false);
        Bank.Add(34, "GPIO34", isInputOnly: true);
        VirtualBoard.Time = Time;
        Backend = new LocalBackend(Bank);
        _watches = new WatchRecorder(Backend);
        VirtualBoard.PlugIn(_watches);
    }

    public TestClock Time { get; } = new();

    public PinBank Bank { get; }

    public LocalBackend Backend { get; }

    public bool IsHigh(int pin) => Bank.List().First(state => state.Number == pin).IsHigh;

    public bool IsWatched(int pin) => _watches.IsWatched(pin);

    public void Dispose()
    {
        VirtualBoard.Time = TimeProvider.System;
        VirtualBoard.PlugIn(new LocalBackend(new PinBank(TimeProvider.System)));
    }
}
