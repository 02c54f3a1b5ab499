using System.Device.Gpio.Backend;

namespace System.Device.Gpio.Bank;

/// <summary>
/// The pins of a board: who has opened which, what drives them and how they are wired. Results are those of
/// <see cref="PinResult"/>. Every method may be called from any thread.
/// </summary>
internal sealed class PinBank(TimeProvider time)
{
    private readonly object _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly SortedDictionary<int, BankPin> _pins = [];

    /// <summary>Called at each change, under the bank's lock, so that changes keep their order.</summary>
    internal Action<PinChange>? Changed { get; set; }

    internal int Count => _pins.Count;

    internal TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Adds a pin. Pins, wires and resistors are put together before anybody uses the bank.</summary>
    internal void Add(int number, string name, bool isInputOnly) => _pins.Add(number, new BankPin(number, name, isInputOnly));

    internal void Wire(int first, int second)
    {
        PinNet net = _pins[first].Net;
        if (net != _pins[second].Net)
        {
            net.Join(_pins[second].Net);
            net.Settle();
        }
    }

    internal void Pull(int pin, PinPull pull)
    {
        _pins[pin].BoardPull = pull;
        _pins[pin].Net.Settle();
    }

    internal PinState[] List()
    {
        lock (_gate)
        {
            return [.. _pins.Values.Select(Describe)];
        }
    }

    internal int Open(IPinOwner owner, int pin)
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

    internal int Close(IPinOwner owner, int pin) => Change(owner, pin, closed => closed.OpenFor(null));

    /// <summary>The owner has gone: its pins are closed.</summary>
    internal void CloseAll(IPinOwner owner)
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

    internal int SupportsMode(int pin, PinMode mode)
        => !_pins.TryGetValue(pin, out BankPin? asked) ? PinResult.UnknownPin : asked.Supports(mode) ? 1 : 0;

    internal int SetMode(IPinOwner owner, int pin, PinMode mode)
        => SupportsMode(pin, mode) == 0 ? PinResult.UnsupportedMode : Change(owner, pin, changed => changed.Mode = mode);

    internal int Watch(IPinOwner owner, int pin, bool isWatched) => Change(owner, pin, changed => changed.IsWatched = isWatched);

    internal int Read(IPinOwner owner, int pin)
    {
        lock (_gate)
        {
            int result = Check(owner, pin, out BankPin? read);
            return result != PinResult.Success ? result : read!.Net.IsHigh ? 1 : 0;
        }
    }

    internal int Write(IPinOwner owner, int pin, bool isHigh)
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
    /// <returns><see cref="PinResult.InUse"/> when a process drives it the other way.</returns>
    internal int Drive(int pin, bool? level)
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
