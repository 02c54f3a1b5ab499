namespace System.Device.Gpio.Backend;

/// <summary>Waits until a pin has been quiet for a time; each change begins the wait anew.</summary>
/// <param name="settled">Called when it has been, once until <see cref="Settle"/>.</param>
internal sealed class PinDebounce(Action settled)
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(1);

    // Taken under the lock of the pins: nothing that takes that one is called under it.
    private readonly object _gate = new();
    private readonly TimeProvider _clock = VirtualBoard.Time;
    private ITimer? _timer;
    private long _changed;
    private bool _isPosted;
    private bool _isClosed;

    /// <summary>How long it has to be quiet; zero counts each change.</summary>
    internal TimeSpan Time { get; set; }

    /// <summary>The pin has changed.</summary>
    /// <returns>False when each change counts.</returns>
    internal bool Take()
    {
        lock (_gate)
        {
            if (Time <= TimeSpan.Zero || _isClosed)
            {
                return _isClosed;
            }

            _changed = _clock.GetTimestamp();
            _timer ??= _clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Time, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    /// <summary>Notes that the posted check of a settled level now runs.</summary>
    internal void Settle()
    {
        lock (_gate)
        {
            _isPosted = false;
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            // A timer may be early, or the pin may have changed as it fired.
            TimeSpan left = Time - _clock.GetElapsedTime(_changed);
            if (left > TimeSpan.Zero)
            {
                _timer?.Change(left > _tick ? left : _tick, Timeout.InfiniteTimeSpan);
                return;
            }

            if (_isPosted || _isClosed)
            {
                return;
            }

            _isPosted = true;
        }

        settled();
    }
}
