using System.Device.Gpio;
using System.Threading;
using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Gpio;

/// <summary>One open pin of the service. Everything that its interrupts and timers need is made beforehand.</summary>
internal sealed partial class PinEntry
{
    private static readonly byte[] _high = new byte[] { 1 };
    private static readonly byte[] _low = new byte[] { 0 };

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
        Topic = new Topic(GpioNames.TopicOf(Number));
        _rising = new Request(GpioService.EdgeMessage, null, ((uint)Number << 1) | 1);
        _falling = new Request(GpioService.EdgeMessage, null, (uint)Number << 1);
        _blink = new Request(GpioService.BlinkMessage, null, (uint)Number);
    }

    internal GpioPin Pin { get; }

    internal int Number { get; }

    internal Topic Topic { get; }

    internal int Mode { get; set; }

    /// <summary>The level last written to it.</summary>
    internal bool IsHigh { get; set; }

    internal bool IsOutput => Mode >= (int)PinMode.Output;

    internal byte[] PayloadOf(bool isHigh) => isHigh ? _high : _low;

    internal void StartBlinking(int halfPeriodMs)
    {
        Interlocked.Exchange(ref _isBlinkPosted, 0);
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
        if (result == EC.Success)
        {
            return;
        }

        Interlocked.Exchange(ref _isBlinkPosted, 0);
        if (result != EC.BusBusy)
        {
            // Unregistered, or the process has been stopped.
            _timer?.Dispose();
        }
    }

    private void OnInterrupt(object sender, PinValueChangedEventArgs edge)
    {
        if (_service.Post(edge.ChangeType == PinEventTypes.Rising ? _rising : _falling) == EC.BusBusy)
        {
            _service.Log(LogLevel.Warn, "an edge of pin " + Number + " is lost: the service's queue is full");
        }
    }
}
