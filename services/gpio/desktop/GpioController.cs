using System.Device.Gpio.Backend;

namespace System.Device.Gpio;

/// <summary>The pins of the board. It throws the exceptions of nanoFramework's controller, in the same cases.</summary>
public sealed class GpioController : IDisposable
{
    private static readonly List<GpioPin> _opened = [];

    /// <summary>Makes a controller that numbers pins as the chip does.</summary>
    public GpioController()
        : this(PinNumberingScheme.Logical)
    {
    }

    /// <summary>Makes a controller.</summary>
    /// <param name="numberingScheme">The meaning of pin numbers.</param>
    public GpioController(PinNumberingScheme numberingScheme)
    {
        if (numberingScheme != PinNumberingScheme.Logical)
        {
            throw new NotSupportedException("pins are numbered as the chip does: use PinNumberingScheme.Logical");
        }

        NumberingScheme = numberingScheme;
        PinResult.Check(VirtualBoard.Backend.PinCount, 0);
    }

    /// <summary>The meaning of pin numbers.</summary>
    public PinNumberingScheme NumberingScheme { get; }

    /// <summary>How many pins there are.</summary>
    public int PinCount => PinResult.Check(VirtualBoard.Backend.PinCount, 0);

    /// <summary>Opens a pin, as an input.</summary>
    public GpioPin OpenPin(int pinNumber)
    {
        GpioPin pin = VirtualBoard.Open(pinNumber);
        lock (_opened)
        {
            _opened.Add(pin);
        }

        return pin;
    }

    /// <summary>Opens a pin in a mode.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        try
        {
            pin.SetPinMode(mode);
            return pin;
        }
        catch
        {
            ClosePin(pinNumber);
            throw;
        }
    }

    /// <summary>Closes a pin.</summary>
    public void ClosePin(int pinNumber)
    {
        GpioPin? pin;
        lock (_opened)
        {
            pin = _opened.Find(opened => opened.PinNumber == pinNumber)
                ?? throw new InvalidOperationException($"pin {pinNumber} is not open");
            _opened.Remove(pin);
        }

        pin.Dispose();
    }

    /// <summary>Whether a pin is open.</summary>
    public bool IsPinOpen(int pinNumber) => VirtualBoard.IsOpen(pinNumber);

    /// <summary>Whether a pin has a mode.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        int result = VirtualBoard.Backend.SupportsMode(pinNumber, mode);
        return result != PinResult.UnknownPin && PinResult.Check(result, pinNumber) != 0;
    }

    /// <summary>How an open pin is used.</summary>
    public PinMode GetPinMode(int pinNumber) => Find(pinNumber).GetPinMode();

    /// <summary>Changes how an open pin is used.</summary>
    public void SetPinMode(int pinNumber, PinMode mode) => Find(pinNumber).SetPinMode(mode);

    /// <summary>Reads an open pin.</summary>
    public PinValue Read(int pinNumber) => Find(pinNumber).Read();

    /// <summary>Writes an open pin.</summary>
    public void Write(int pinNumber, PinValue value) => Find(pinNumber).Write(value);

    /// <summary>Has a handler called at edges of an open pin.</summary>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        => Find(pinNumber).AddCallback(eventTypes, callback);

    /// <summary>Has a handler called no longer.</summary>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        => Find(pinNumber).RemoveCallback(callback);

    /// <summary>Closes the pins of all controllers; as on a board they stay in memory until <see cref="ClosePin"/>.</summary>
    public void Dispose()
    {
        GpioPin[] opened;
        lock (_opened)
        {
            opened = [.. _opened];
        }

        Array.ForEach(opened, pin => pin.Dispose());
    }

    /// <summary>Whether a pin is kept in memory.</summary>
    internal static bool Keeps(int pinNumber)
    {
        lock (_opened)
        {
            return _opened.Exists(pin => pin.PinNumber == pinNumber);
        }
    }

    internal static void Forget()
    {
        lock (_opened)
        {
            _opened.Clear();
        }
    }

    private static GpioPin Find(int pinNumber)
        => VirtualBoard.Find(pinNumber) ?? throw new InvalidOperationException($"pin {pinNumber} is not open");
}
