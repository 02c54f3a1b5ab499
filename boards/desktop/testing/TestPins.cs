using System.Device.Gpio;
using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;

namespace Samgr.Testing;

/// <summary>
/// The pins of a board within the test's own process: what System.Device.Gpio sees there until they are disposed. There is one
/// board in a process, so tests with pins run one after the other.
/// </summary>
/// <remarks>Any thread may drive and read them.</remarks>
public sealed class TestPins : IDisposable
{
    private readonly PinBank _bank;
    private ManualResetEventSlim? _hang;

    /// <summary>Makes pins and plugs them in.</summary>
    /// <param name="numbers">The numbers of the pins.</param>
    /// <param name="hasGpio">Whether the board has GPIO at all.</param>
    /// <param name="time">The clock of their debounce times; null for the system's.</param>
    public TestPins(IEnumerable<int> numbers, bool hasGpio = true, TimeProvider? time = null)
    {
        _bank = new PinBank(time ?? TimeProvider.System);
        foreach (int pin in numbers)
        {
            _bank.Add(pin, "PIN" + pin, isInputOnly: false);
        }

        _bank.Changed = change => Changed(change.Pin, change.IsHigh);
        VirtualBoard.Time = time ?? TimeProvider.System;
        VirtualBoard.PlugIn(new Backend(this, hasGpio));
    }

    /// <summary>Told of each change of a level, on the thread that changes it.</summary>
    public Action<int, bool> Changed { get; set; } = (_, _) => { };

    /// <summary>Drives a pin from outside; null lets go of it.</summary>
    /// <exception cref="ArgumentException">There is no such pin.</exception>
    public void Drive(int pin, bool? level)
    {
        int result = _bank.Drive(pin, level);
        if (result != PinResult.Success)
        {
            throw new ArgumentException($"pin {pin} cannot be driven: {result}", nameof(pin));
        }
    }

    /// <summary>The level of a pin.</summary>
    public bool IsHigh(int pin) => _bank.List().Single(state => state.Number == pin).IsHigh;

    /// <summary>Lets the next write hang until an event is set.</summary>
    public void HangOnce(ManualResetEventSlim released) => Volatile.Write(ref _hang, released);

    /// <summary>Takes the pins out: the process has a board without pins again.</summary>
    public void Dispose()
    {
        VirtualBoard.Time = TimeProvider.System;
        VirtualBoard.PlugIn(new LocalBackend(new PinBank(TimeProvider.System)));
    }

    private sealed class Backend(TestPins owner, bool hasGpio) : IGpioBackend
    {
        private readonly LocalBackend _pins = new(owner._bank);

        public Action<int, bool>? Edge
        {
            get => _pins.Edge;
            set => _pins.Edge = value;
        }

        public int PinCount => hasGpio ? _pins.PinCount : PinResult.NoBoard;

        public int Open(int pin) => _pins.Open(pin);

        public int Close(int pin) => _pins.Close(pin);

        public int SetMode(int pin, PinMode mode) => _pins.SetMode(pin, mode);

        public int SupportsMode(int pin, PinMode mode) => _pins.SupportsMode(pin, mode);

        public int Read(int pin) => _pins.Read(pin);

        public int Write(int pin, bool isHigh)
        {
            if (Interlocked.Exchange(ref owner._hang, null) is ManualResetEventSlim released)
            {
                Patience.For(released);
            }

            return _pins.Write(pin, isHigh);
        }

        public int Watch(int pin, bool isWatched) => _pins.Watch(pin, isWatched);
    }
}
