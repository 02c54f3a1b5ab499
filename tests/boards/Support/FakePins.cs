using System.Device.Gpio;
using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;

namespace Samgr.Boards.Tests.Support;

/// <summary>Pins in this process, without the GPIO of a board or with a write that hangs where a test wants it.</summary>
internal sealed class FakePins : IGpioBackend
{
    private readonly PinBank _bank = new(TimeProvider.System);
    private readonly LocalBackend _pins;
    private readonly bool _hasGpio;
    private ManualResetEventSlim? _hang;

    public FakePins(bool hasGpio, params int[] pins)
    {
        _hasGpio = hasGpio;
        _pins = new LocalBackend(_bank);
        foreach (int pin in pins)
        {
            _bank.Add(pin, "PIN" + pin, isInputOnly: false);
        }

        _bank.Changed = change => Changed(change.Pin, change.IsHigh);
    }

    /// <summary>Told of each change of a level.</summary>
    public Action<int, bool> Changed { get; set; } = (_, _) => { };

    public Action<int, bool>? Edge
    {
        get => _pins.Edge;
        set => _pins.Edge = value;
    }

    public int PinCount => _hasGpio ? _pins.PinCount : PinResult.NoBoard;

    /// <summary>Drives a pin from outside; null lets go of it.</summary>
    public void Drive(int pin, bool? level) => Assert.Equal(PinResult.Success, _bank.Drive(pin, level));

    public bool IsHigh(int pin) => _bank.List().Single(state => state.Number == pin).IsHigh;

    /// <summary>The next write hangs until the event is set.</summary>
    public void HangOnce(ManualResetEventSlim released) => Volatile.Write(ref _hang, released);

    public int Open(int pin) => _pins.Open(pin);

    public int Close(int pin) => _pins.Close(pin);

    public int SetMode(int pin, PinMode mode) => _pins.SetMode(pin, mode);

    public int SupportsMode(int pin, PinMode mode) => _pins.SupportsMode(pin, mode);

    public int Read(int pin) => _pins.Read(pin);

    public int Write(int pin, bool isHigh)
    {
        Interlocked.Exchange(ref _hang, null)?.Wait(Bench.PatienceMs);
        return _pins.Write(pin, isHigh);
    }

    public int Watch(int pin, bool isWatched) => _pins.Watch(pin, isWatched);
}
