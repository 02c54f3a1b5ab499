namespace System.Device.Gpio.Backend;

/// <summary>The edges of one open pin: their handlers, and the filter for bounces.</summary>
internal sealed class PinEdges(GpioPin pin, IGpioBackend backend)
{
    private readonly object _gate = new();
    private readonly PinDebounce _bounces = new(() => PinInterrupts.PostSettled(pin));
    private readonly List<(PinEventTypes Types, PinChangeEventHandler Handler)> _callbacks = [];
    private PinValueChangedEventHandler? _handlers;
    private bool _isWatched;
    private bool _level;

    internal TimeSpan Debounce
    {
        get => _bounces.Time;
        set => _bounces.Time = value;
    }

    internal void Add(PinValueChangedEventHandler handler)
    {
        lock (_gate)
        {
            _handlers += handler;
            Watch();
        }
    }

    internal void Remove(PinValueChangedEventHandler handler)
    {
        lock (_gate)
        {
            _handlers -= handler;
            Watch();
        }
    }

    internal void Add(PinEventTypes types, PinChangeEventHandler handler)
    {
        lock (_gate)
        {
            _callbacks.Add((types, handler));
            Watch();
        }
    }

    internal void Remove(PinChangeEventHandler handler)
    {
        lock (_gate)
        {
            _callbacks.RemoveAll(callback => callback.Handler == handler);
            Watch();
        }
    }

    internal void Close()
    {
        _bounces.Close();
        lock (_gate)
        {
            _handlers = null;
            _callbacks.Clear();
        }
    }

    /// <summary>The level has changed; on a thread that must not be held up, and that may hold the lock of the pins.</summary>
    internal void OnChanged(bool isHigh)
    {
        if (!_bounces.Take())
        {
            PinInterrupts.Post(pin, isHigh);
        }
    }

    /// <summary>On the thread of the interrupts: the bounces are over; what is different now is an edge.</summary>
    internal void OnSettled()
    {
        _bounces.Settle();
        int level = backend.Read(pin.PinNumber);
        if (level >= 0 && level == 1 != _level)
        {
            Raise(level == 1);
        }
    }

    /// <summary>On the thread of the interrupts: tells every handler, whatever another one throws.</summary>
    internal void Raise(bool isHigh)
    {
        PinEventTypes type = isHigh ? PinEventTypes.Rising : PinEventTypes.Falling;
        PinValueChangedEventHandler? handlers;
        (PinEventTypes Types, PinChangeEventHandler Handler)[] callbacks;
        lock (_gate)
        {
            _level = isHigh;
            handlers = _handlers;
            callbacks = [.. _callbacks];
        }

        PinValueChangedEventArgs edge = new(type, pin.PinNumber);
        foreach (PinValueChangedEventHandler handler in Delegate.EnumerateInvocationList(handlers))
        {
            PinInterrupts.Guard(pin, () => handler(pin, edge));
        }

        foreach ((PinEventTypes types, PinChangeEventHandler handler) in callbacks)
        {
            if ((types & type) != 0)
            {
                PinInterrupts.Guard(pin, () => handler(pin, edge));
            }
        }
    }

    private void Watch()
    {
        bool isWanted = _handlers != null || _callbacks.Count > 0;
        if (isWanted == _isWatched)
        {
            return;
        }

        PinResult.Check(backend.Watch(pin.PinNumber, isWanted), pin.PinNumber);
        _isWatched = isWanted;
        _level = backend.Read(pin.PinNumber) == 1;
    }
}
