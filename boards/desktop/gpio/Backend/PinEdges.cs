namespace System.Device.Gpio.Backend;

/// <summary>The edges of one open pin: who wants them, and which are bounces.</summary>
internal sealed class PinEdges(GpioPin pin, IGpioBackend backend)
{
    private readonly object _gate = new();
    private readonly List<(PinEventTypes Types, PinChangeEventHandler Handler)> _callbacks = [];
    private PinValueChangedEventHandler? _handlers;
    private ITimer? _timer;
    private bool _isWatched;
    private bool _isSettling;
    private bool _level;

    internal TimeSpan Debounce { get; set; }

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
        lock (_gate)
        {
            _handlers = null;
            _callbacks.Clear();
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>On the thread of the interrupts: the level has changed.</summary>
    internal void OnEdge(bool isHigh)
    {
        lock (_gate)
        {
            if (Debounce > TimeSpan.Zero)
            {
                if (!_isSettling)
                {
                    _isSettling = true;
                    _timer ??= VirtualBoard.Time.CreateTimer(_ => PinInterrupts.PostSettled(pin), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    _timer.Change(Debounce, Timeout.InfiniteTimeSpan);
                }

                return;
            }
        }

        Raise(isHigh);
    }

    /// <summary>On the thread of the interrupts: the bounces are over; what is different now is an edge.</summary>
    internal void OnSettled()
    {
        lock (_gate)
        {
            _isSettling = false;
        }

        int level = backend.Read(pin.PinNumber);
        if (level >= 0 && level == 1 != _level)
        {
            Raise(level == 1);
        }
    }

    private void Raise(bool isHigh)
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
        handlers?.Invoke(pin, edge);
        foreach ((PinEventTypes types, PinChangeEventHandler handler) in callbacks)
        {
            if ((types & type) != 0)
            {
                handler(pin, edge);
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
