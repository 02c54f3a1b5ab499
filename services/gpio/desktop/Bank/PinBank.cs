using System.Device.Gpio.Backend;

namespace System.Device.Gpio.Bank;

/// <summary>
/// The pins of a board: who has opened which, what drives them and how they are wired. Results are those of
/// <see cref="PinResult"/>. A bank is put together first (<see cref="Add"/>, <see cref="Wire"/>, <see cref="Pull"/>) and used afterwards; each
/// other member may be called from any thread.
/// </summary>
/// <param name="time">The clock of the times of changes.</param>
public sealed class PinBank(TimeProvider time)
{
    private readonly object _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly SortedDictionary<int, BankPin> _pins = [];

    /// <summary>Called at each change, under the bank's lock, so that changes keep their order: it must neither wait nor call the bank.</summary>
    public Action<PinChange>? Changed { get; set; }

    /// <summary>How many pins there are.</summary>
    public int Count => _pins.Count;

    /// <summary>The time since the bank was made, as in <see cref="PinChange"/>.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Adds a pin, before anybody uses the bank.</summary>
    /// <param name="number">Its number, as applications open it.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="isInputOnly">Whether the pin can drive nothing and has no resistor of its own.</param>
    /// <exception cref="ArgumentException">There is a pin of that number.</exception>
    public void Add(int number, string name, bool isInputOnly) => _pins.Add(number, new BankPin(number, name, isInputOnly));

    /// <summary>Connects two pins by a wire, before anybody uses the bank: they have one level from then on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such pin.</exception>
    public void Wire(int first, int second)
    {
        PinNet net = _pins[first].Net;
        if (net != _pins[second].Net)
        {
            net.Join(_pins[second].Net);
            net.Settle();
        }
    }

    /// <summary>Puts a resistor at a pin, before anybody uses the bank.</summary>
    /// <exception cref="KeyNotFoundException">There is no such pin.</exception>
    public void Pull(int pin, PinPull pull)
    {
        _pins[pin].BoardPull = pull;
        _pins[pin].Net.Settle();
    }

    /// <summary>All pins as they are at one moment, by their numbers.</summary>
    public PinState[] List()
    {
        lock (_gate)
        {
            return [.. _pins.Values.Select(Describe)];
        }
    }

    /// <summary>Opens a pin as an input.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, or <see cref="PinResult.InUse"/> when somebody has it open, the caller too.</returns>
    public int Open(IPinOwner owner, int pin)
    {
        lock (_gate)
        {
            BankPin? opened = _pins.GetValueOrDefault(pin);
            if (opened == null)
            {
                return PinResult.UnknownPin;
            }

            if (opened.Owner != null)
            {
                return PinResult.InUse;
            }

            opened.OpenFor(owner);
            return PinResult.Success;
        }
    }

    /// <summary>Closes a pin: it is neither driven nor watched any longer.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/> or <see cref="PinResult.NotOpen"/>.</returns>
    public int Close(IPinOwner owner, int pin) => Change(owner, pin, closed => closed.OpenFor(null));

    /// <summary>The owner has gone: its pins are closed.</summary>
    public void CloseAll(IPinOwner owner)
    {
        lock (_gate)
        {
            foreach (BankPin pin in _pins.Values)
            {
                if (pin.Owner == owner)
                {
                    pin.OpenFor(null);
                    Settle(pin, owner);
                }
            }
        }
    }

    /// <summary>Whether a pin can be used so, whoever has it.</summary>
    /// <returns>1 when it can, 0 when it cannot, or <see cref="PinResult.UnknownPin"/>.</returns>
    public int SupportsMode(int pin, PinMode mode)
        => !_pins.TryGetValue(pin, out BankPin? asked) ? PinResult.UnknownPin : asked.Supports(mode) ? 1 : 0;

    /// <summary>Sets how a pin is used; an output drives the level last written to it, low at first.</summary>
    /// <returns>
    /// <see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.UnsupportedMode"/> or <see cref="PinResult.NotOpen"/>.
    /// </returns>
    public int SetMode(IPinOwner owner, int pin, PinMode mode)
        => SupportsMode(pin, mode) == 0 ? PinResult.UnsupportedMode : Change(owner, pin, changed => changed.Mode = mode);

    /// <summary>Has the owner told of the edges of a pin from now on, or no longer.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/> or <see cref="PinResult.NotOpen"/>.</returns>
    public int Watch(IPinOwner owner, int pin, bool isWatched) => Change(owner, pin, changed => changed.IsWatched = isWatched);

    /// <summary>Reads the level of the wire that a pin is on.</summary>
    /// <returns>1 for high, 0 for low, <see cref="PinResult.UnknownPin"/> or <see cref="PinResult.NotOpen"/>.</returns>
    public int Read(IPinOwner owner, int pin)
    {
        lock (_gate)
        {
            int result = Check(owner, pin, out BankPin? read);
            return result != PinResult.Success ? result : read!.Net.IsHigh ? 1 : 0;
        }
    }

    /// <summary>Drives an output.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, <see cref="PinResult.NotOpen"/> or <see cref="PinResult.NotOutput"/>.</returns>
    public int Write(IPinOwner owner, int pin, bool isHigh)
    {
        lock (_gate)
        {
            int result = Check(owner, pin, out BankPin? written);
            if (result != PinResult.Success || !written!.IsOutput)
            {
                return result != PinResult.Success ? result : PinResult.NotOutput;
            }

            written.Written = isHigh;
            Settle(written, owner);
            return PinResult.Success;
        }
    }

    /// <summary>Drives a pin from the world outside; null drives it no longer.</summary>
    /// <returns><see cref="PinResult.Success"/>, <see cref="PinResult.UnknownPin"/>, or <see cref="PinResult.InUse"/> when a process drives its wire the other way.</returns>
    public int Drive(int pin, bool? level)
    {
        lock (_gate)
        {
            if (!_pins.TryGetValue(pin, out BankPin? driven))
            {
                return PinResult.UnknownPin;
            }

            if (level != null && driven.Net.Pins.Exists(other => other.Driven is bool own && own != level))
            {
                return PinResult.InUse;
            }

            driven.Outside = level;
            Settle(driven, null);
            return PinResult.Success;
        }
    }

    private static PinState Describe(BankPin pin)
        => new(pin.Number, pin.Name, pin.Net.IsHigh, pin.Owner == null ? null : pin.Mode, pin.Owner);

    private int Change(IPinOwner owner, int pin, Action<BankPin> change)
    {
        lock (_gate)
        {
            int result = Check(owner, pin, out BankPin? changed);
            if (result == PinResult.Success)
            {
                change(changed!);
                Settle(changed!, owner);
            }

            return result;
        }
    }

    private int Check(IPinOwner owner, int pin, out BankPin? found)
        => !_pins.TryGetValue(pin, out found) ? PinResult.UnknownPin : found.Owner == owner ? PinResult.Success : PinResult.NotOpen;

    private void Settle(BankPin cause, IPinOwner? owner)
    {
        PinNet net = cause.Net;
        if (!net.Settle())
        {
            return;
        }

        TimeSpan now = Now;
        foreach (BankPin pin in net.Pins)
        {
            Changed?.Invoke(new PinChange(now, pin.Number, pin.Name, net.IsHigh, owner));
            if (pin.IsWatched)
            {
                pin.Owner!.OnEdge(pin.Number, net.IsHigh);
            }
        }
    }
}
