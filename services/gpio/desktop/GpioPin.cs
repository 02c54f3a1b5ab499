using System.Device.Gpio.Backend;

namespace System.Device.Gpio;

/// <summary>An open pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly IGpioBackend _backend;
    private readonly PinEdges _edges;
    private PinMode _mode;
    private bool _isClosed;

    internal GpioPin(int number, IGpioBackend backend)
    {
        PinNumber = number;
        _backend = backend;
        _edges = new PinEdges(this, backend);
    }

    /// <summary>Closes it; an open pin is not collected, so this only runs for one whose board was taken away.</summary>
    ~GpioPin() => Close();

    /// <summary>Raised at each edge that outlasts <see cref="DebounceTimeout"/>, on the thread of the interrupts.</summary>
    public event PinValueChangedEventHandler ValueChanged
    {
        add => _edges.Add(value);
        remove => _edges.Remove(value);
    }

    /// <summary>Its number.</summary>
    public int PinNumber { get; }

    /// <summary>
    /// How long it has to be quiet after an edge for the edge to count; zero counts each. A contact that bounces on begins the
    /// time anew; on a board the driver may count it from the first edge.
    /// </summary>
    public TimeSpan DebounceTimeout
    {
        get => _edges.Debounce;
        set => _edges.Debounce = value;
    }

    /// <summary>Whether it has a mode.</summary>
    public bool IsPinModeSupported(PinMode pinMode) => PinResult.Check(_backend.SupportsMode(PinNumber, pinMode), PinNumber) != 0;

    /// <summary>How it is used.</summary>
    public PinMode GetPinMode()
    {
        ThrowIfClosed();
        return _mode;
    }

    /// <summary>Changes how it is used.</summary>
    public void SetPinMode(PinMode value)
    {
        ThrowIfClosed();
        PinResult.Check(_backend.SetMode(PinNumber, value), PinNumber);
        _mode = value;
    }

    /// <summary>Reads it.</summary>
    public PinValue Read()
    {
        ThrowIfClosed();
        return PinResult.Check(_backend.Read(PinNumber), PinNumber);
    }

    /// <summary>Writes it.</summary>
    public void Write(PinValue value)
    {
        ThrowIfClosed();
        PinResult.Check(_backend.Write(PinNumber, (bool)value), PinNumber);
    }

    /// <summary>Writes the value that it does not have; an input stays as it is.</summary>
    public void Toggle()
    {
        PinValue value = Read() == PinValue.High ? PinValue.Low : PinValue.High;
        if (_mode >= PinMode.Output)
        {
            Write(value);
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    internal void AddCallback(PinEventTypes types, PinChangeEventHandler callback) => _edges.Add(types, callback);

    internal void RemoveCallback(PinChangeEventHandler callback) => _edges.Remove(callback);

    internal void OnChanged(bool isHigh) => _edges.OnChanged(isHigh);

    internal void OnEdge(bool isHigh) => _edges.Raise(isHigh);

    internal void OnSettled() => _edges.OnSettled();

    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _edges.Close();
            VirtualBoard.Forget(this);
            _backend.Close(PinNumber);
        }
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_isClosed, this);
}
