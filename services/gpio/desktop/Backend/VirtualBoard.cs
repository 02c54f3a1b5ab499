namespace System.Device.Gpio.Backend;

/// <summary>The board that this process sees, and the pins that it has opened. Any thread may use it.</summary>
public static class VirtualBoard
{
    private const int DefaultPins = 64;

    private static readonly object _gate = new();
    private static readonly Dictionary<int, GpioPin> _open = [];
    private static IGpioBackend? _backend;

    /// <summary>The clock of debounce times. Pins that are open keep the one that they were opened with.</summary>
    public static TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The board that has the pins; by default a bank of 64 plain pins in this process.</summary>
    internal static IGpioBackend Backend
    {
        get
        {
            lock (_gate)
            {
                return _backend ?? PlugIn(new LocalBackend(PlainBank()));
            }
        }
    }

    /// <summary>
    /// Takes another board: it is told whom to tell of edges, and the one before tells nobody any longer. Pins that are open are forgotten
    /// without being closed, so it is called before the first is opened.
    /// </summary>
    /// <returns>The board.</returns>
    public static IGpioBackend PlugIn(IGpioBackend backend)
    {
        lock (_gate)
        {
            if (_backend != null)
            {
                _backend.Edge = null;
            }

            _open.Clear();
            GpioController.Forget();
            _backend = backend;
            backend.Edge = OnEdge;
            return backend;
        }
    }

    internal static GpioPin Open(int number)
    {
        PinResult.Check(Backend.Open(number), number);
        GpioPin pin = new(number, Backend);
        lock (_gate)
        {
            _open[number] = pin;
        }

        return pin;
    }

    /// <summary>Whether a pin is open, by whomever; only opening it tells.</summary>
    internal static bool IsOpen(int number)
    {
        int result = Backend.Open(number);
        if (result == PinResult.Success)
        {
            Backend.Close(number);
        }

        return result == PinResult.InUse;
    }

    internal static GpioPin? Find(int number)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(number);
        }
    }

    internal static void Forget(GpioPin pin)
    {
        lock (_gate)
        {
            if (_open.GetValueOrDefault(pin.PinNumber) == pin)
            {
                _open.Remove(pin.PinNumber);
            }
        }
    }

    private static void OnEdge(int number, bool isHigh)
    {
        Find(number)?.OnChanged(isHigh);
    }

    private static Bank.PinBank PlainBank()
    {
        Bank.PinBank bank = new(Time);
        for (int number = 0; number < DefaultPins; number++)
        {
            bank.Add(number, $"GPIO{number}", isInputOnly: false);
        }

        return bank;
    }
}
