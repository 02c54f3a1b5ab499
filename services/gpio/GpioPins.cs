using System;
using System.Collections;
using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>The pins that the service has opened: called directly in its own process, and by message from the others.</summary>
internal sealed partial class GpioPins : ServerProxy, IGpio
{
    /// <summary>The next half of a period of a blinking pin begins.</summary>
    internal const int BlinkTick = -1;

    /// <summary>Null without GPIO, and once closed.</summary>
    internal GpioController? Controller;

    private const int MaxPins = 64;
    private const int MinPeriodMs = 2;

    private readonly GpioService _service;
    private readonly ArrayList _entries = new ArrayList();

    internal GpioPins(GpioService service, SamgrLite samgr)
    {
        _service = service;
        _samgr = samgr;
        _topics = new PinTopics(samgr);
    }

    public int Configure(int pin, PinMode mode) => Run(GpioNames.Configure, pin, (int)mode, null, out _);

    public int Read(int pin, out bool isHigh) => Run(GpioNames.Read, pin, 0, null, out isHigh);

    public int Write(int pin, bool isHigh) => Run(GpioNames.Write, pin, isHigh ? 1 : 0, null, out _);

    public int Toggle(int pin, out bool isHigh) => Run(GpioNames.Toggle, pin, 0, null, out isHigh);

    public int Blink(int pin, int periodMs) => Run(GpioNames.Blink, pin, periodMs, null, out _);

    public int Watch(int pin, int debounceMs) => Run(GpioNames.Watch, pin, debounceMs, null, out _);

    public int Unwatch(int pin) => Run(GpioNames.Unwatch, pin, 0, null, out _);

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (funcId == GpioNames.Ping)
        {
            return EC.Success;
        }

        if (funcId < GpioNames.Configure || funcId > GpioNames.Unwatch)
        {
            return EC.UnknownCode;
        }

        bool hasLevel = funcId == GpioNames.Read || funcId == GpioNames.Toggle;
        int pin = request.ReadInt32();
        int value = hasLevel ? 0 : request.ReadInt32();
        SvcIdentity? callback = funcId >= GpioNames.Watch ? request.ReadRemoteObject() : null;
        if (!request.Available || callback is { IsValid: false })
        {
            return EC.Invalid;
        }

        int result = Run(funcId, pin, value, callback, out bool isHigh);
        if (hasLevel)
        {
            reply.WriteBool(isHigh);
        }

        return result;
    }

    /// <summary>The board has no GPIO, or it does not work: says so once and goes on without.</summary>
    internal void Degrade(Exception error)
    {
        Controller = null;
        _service.Warn("GPIO is not available on this board: " + error.GetType().Name + ": " + error.Message);
    }

    /// <summary>Closes every pin; without the lock, which a thread that is stuck may hold.</summary>
    internal void Close()
    {
        GpioController? controller = Controller;
        Controller = null;
        for (int i = 0; controller != null && i < _entries.Count; i++)
        {
            // Dispose alone would keep the pin, and through its handlers this process.
            controller.ClosePin(((PinEntry)_entries[i]!).Number);
        }

        controller?.Dispose();
    }

    /// <summary>Carries a function of <see cref="GpioNames"/> out, or <see cref="BlinkTick"/>.</summary>
    internal int Run(int function, int pin, int value, SvcIdentity? callback, out bool isHigh)
    {
        isHigh = false;
        lock (_entries)
        {
            GpioController? controller = Controller;
            if (controller == null)
            {
                return EC.NoInit;
            }

            try
            {
                PinEntry? entry = At(pin);
                if (function == GpioNames.Configure)
                {
                    return Configure(controller, entry, pin, (PinMode)value);
                }

                if (entry == null)
                {
                    return _service.Refuse(pin, "configure it first");
                }

                switch (function)
                {
                    case GpioNames.Read:
                        isHigh = entry.Pin.Read() == PinValue.High;
                        return EC.Success;
                    case GpioNames.Watch:
                        return value < 0 ? EC.Invalid : Watch(entry, value, callback);
                    case GpioNames.Unwatch:
                        int index = IndexOf(entry.Watchers, callback);
                        if (index < 0)
                        {
                            return EC.Invalid;
                        }

                        entry.RemoveWatcher(index);
                        return EC.Success;
                    case BlinkTick:
                        return entry.TakeBlink() ? Put(entry, !entry.IsHigh) : EC.Success;
                    default:
                        return Drive(entry, function, value, out isHigh);
                }
            }
            catch (Exception error)
            {
                if (error is InvalidOperationException || error is ArgumentException)
                {
                    // A pin that there is not throws what one that is taken throws.
                    int refused = _service.Refuse(pin, error.Message);
                    return controller.IsPinOpen(pin) && At(pin) == null ? EC.Busy : refused;
                }

                Degrade(error);
                return EC.NoInit;
            }
        }
    }

    private int Configure(GpioController controller, PinEntry? entry, int pin, PinMode mode)
    {
        if (entry == null && _entries.Count == MaxPins)
        {
            _service.Refuse(pin, "one too many");
            return EC.NoSpace;
        }

        GpioPin opened = entry == null ? controller.OpenPin(pin) : entry.Pin;
        if (mode < PinMode.Input || mode > PinMode.OutputOpenSourcePullDown || !opened.IsPinModeSupported(mode))
        {
            if (entry == null)
            {
                controller.ClosePin(pin);
            }

            return _service.Refuse(pin, "does not support mode " + mode.ToString());
        }

        if (entry == null)
        {
            entry = new PinEntry(_service, opened);
            _entries.Add(entry);
        }

        entry.Blink(0);
        opened.SetPinMode(mode);
        entry.Mode = mode;
        entry.IsHigh = mode >= PinMode.Output && opened.Read() == PinValue.High;
        return EC.Success;
    }

    private int Drive(PinEntry entry, int function, int value, out bool isHigh)
    {
        isHigh = function == GpioNames.Toggle ? !entry.IsHigh : value != 0;
        if (entry.Mode < PinMode.Output)
        {
            isHigh = false;
            return _service.Refuse(entry.Number, "is " + entry.Mode.ToString() + ", no output");
        }

        if (function != GpioNames.Blink)
        {
            entry.Blink(0);
            return Put(entry, isHigh);
        }

        if (value != 0 && value < MinPeriodMs)
        {
            return _service.Refuse(entry.Number, "cannot blink every " + value + " ms");
        }

        entry.Blink(value / 2);
        return EC.Success;
    }

    private static int Put(PinEntry entry, bool isHigh)
    {
        entry.Pin.Write(isHigh ? PinValue.High : PinValue.Low);
        entry.IsHigh = isHigh;
        return EC.Success;
    }

    private PinEntry? At(int pin)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            PinEntry entry = (PinEntry)_entries[i]!;
            if (entry.Number == pin)
            {
                return entry;
            }
        }

        return null;
    }
}
