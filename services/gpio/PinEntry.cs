using System;
using System.Device.Gpio;
using System.Threading;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>One open pin of the service. Everything that its interrupts and timers need is made beforehand.</summary>
internal sealed class PinEntry
{
    internal readonly GpioPin Pin;
    internal readonly int Number;
    internal PinMode Mode;

    /// <summary>The level last written to it.</summary>
    internal bool IsHigh;

    /// <summary>The first of those who watch it.</summary>
    internal PinWatcher? Watchers;

    private readonly GpioService _service;
    private readonly Request _rising;
    private readonly Request _falling;
    private readonly Request _blink;
    private Timer? _timer;
    private int _isBlinkPosted;

    internal PinEntry(GpioService service, GpioPin pin)
    {
        _service = service;
        Pin = pin;
        Number = pin.PinNumber;
        _rising = new Request(GpioService.EdgeMessage, null, ((uint)Number << 1) | 1);
        _falling = new Request(GpioService.EdgeMessage, null, (uint)Number << 1);
        _blink = new Request(GpioService.BlinkMessage, null, (uint)Number);
    }

    internal PinWatcher? FindWatcher(SvcIdentity? callback, out int count)
    {
        count = 0;
        PinWatcher? watcher = Watchers;
        while (watcher != null)
        {
            SvcIdentity? known = watcher.Callback;
            if (known == callback || (known != null && callback != null && known.Handle == callback.Handle && known.Token == callback.Token))
            {
                return watcher;
            }

            count++;
            watcher = watcher.Next;
        }

        return null;
    }

    /// <summary>Adds a watcher, unless it is there; interrupts begin with the first.</summary>
    internal void Watch(int debounceMs, PinWatcher watcher)
    {
        Pin.DebounceTimeout = new TimeSpan(debounceMs * TimeSpan.TicksPerMillisecond);
        if (FindWatcher(watcher.Callback, out int count) != null)
        {
            return;
        }

        if (count == 0)
        {
            Pin.ValueChanged += OnInterrupt;
        }

        watcher.Next = Watchers;
        Watchers = watcher;
    }

    /// <summary>Removes a watcher, or those behind a handle; interrupts end with the last.</summary>
    internal void RemoveWatcher(PinWatcher? removed, int handle)
    {
        PinWatcher? watcher = Watchers;
        PinWatcher? before = null;
        bool hasChanged = false;
        while (watcher != null)
        {
            if (watcher != removed && (watcher.Callback == null || watcher.Callback.Handle != handle))
            {
                before = watcher;
            }
            else if (before == null)
            {
                Watchers = watcher.Next;
                hasChanged = true;
            }
            else
            {
                before.Next = watcher.Next;
            }

            watcher = watcher.Next;
        }

        if (hasChanged && Watchers == null)
        {
            Pin.ValueChanged -= OnInterrupt;
        }
    }

    internal void StartBlinking(int halfPeriodMs)
    {
        _isBlinkPosted = 0;
        _timer = new Timer(OnTimer, null, halfPeriodMs, halfPeriodMs);
    }

    internal void StopBlinking()
    {
        _timer?.Dispose();
        _timer = null;
    }

    /// <summary>Takes what the timer posted.</summary>
    /// <returns>False when it does not blink any more.</returns>
    internal bool TakeBlink()
    {
        Interlocked.Exchange(ref _isBlinkPosted, 0);
        return _timer != null;
    }

    private void OnTimer(object? state)
    {
        if (Interlocked.CompareExchange(ref _isBlinkPosted, 1, 0) != 0)
        {
            return;
        }

        int result = _service.Post(_blink);
        if (result != EC.Success)
        {
            Interlocked.Exchange(ref _isBlinkPosted, 0);
        }

        if (result == EC.Invalid || result == EC.NoInit)
        {
            // Unregistered, or the process has been stopped.
            _timer?.Dispose();
        }
    }

    private void OnInterrupt(object sender, PinValueChangedEventArgs edge)
    {
        if (_service.Post(edge.ChangeType == PinEventTypes.Rising ? _rising : _falling) == EC.BusBusy)
        {
            _service.Warn("an edge of pin " + Number + " is lost: the queue is full");
        }
    }
}
