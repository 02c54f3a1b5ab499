using System;
using System.Collections;
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

    /// <summary>The processes that get its edges; null is the service's own process.</summary>
    internal readonly ArrayList Watchers = new ArrayList();

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

    /// <summary>Interrupts begin with the first watcher.</summary>
    internal void Watch(int debounceMs)
    {
        Pin.DebounceTimeout = new TimeSpan(debounceMs * TimeSpan.TicksPerMillisecond);
        if (Watchers.Count == 0)
        {
            Pin.ValueChanged += OnInterrupt;
        }
    }

    /// <summary>Interrupts end with the last watcher.</summary>
    internal void RemoveWatcher(int index)
    {
        Watchers.RemoveAt(index);
        if (Watchers.Count == 0)
        {
            Pin.ValueChanged -= OnInterrupt;
        }
    }

    /// <summary>Toggles it at intervals; 0 stops.</summary>
    internal void Blink(int halfPeriodMs)
    {
        _timer?.Dispose();
        _timer = halfPeriodMs == 0 ? null : new Timer(OnTimer, null, halfPeriodMs, halfPeriodMs);
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
            _service.Lose(Number, "the queue is full");
        }
    }
}
