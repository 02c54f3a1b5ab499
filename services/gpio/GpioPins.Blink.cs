using LiteIpc;

namespace Samgr.Gpio;

internal sealed partial class GpioPins
{
    private const int MinPeriodMs = 2;

    internal int Blink(int pin, int periodMs)
    {
        lock (_entries)
        {
            int result = FindOutput(pin, out PinEntry? entry);
            if (result != EC.Success)
            {
                return result;
            }

            if (periodMs < 0 || (periodMs > 0 && periodMs < MinPeriodMs))
            {
                _service.Log(LogLevel.Warn, "pin " + pin + " cannot blink every " + periodMs + " ms; give 0 to stop, or " + MinPeriodMs + " and more");
                return EC.Invalid;
            }

            entry!.StopBlinking();
            if (periodMs > 0)
            {
                entry.StartBlinking(periodMs / 2);
            }

            return EC.Success;
        }
    }

    /// <summary>On the service's thread: the next half of a period begins.</summary>
    internal bool OnBlink(int pin)
    {
        lock (_entries)
        {
            PinEntry? entry = At(pin);
            if (_controller == null || entry == null || !entry.TakeBlink())
            {
                return false;
            }

            return Put(entry, !entry.IsHigh) == EC.Success;
        }
    }
}
