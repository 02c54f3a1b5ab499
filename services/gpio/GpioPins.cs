using System;
using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>The pins that the service has opened.</summary>
internal sealed partial class GpioPins
{
    private const int MaxPins = 64;

    private readonly GpioService _service;
    private readonly PinEntry?[] _entries = new PinEntry?[MaxPins];
    private GpioController? _controller;

    internal GpioPins(GpioService service)
    {
        _service = service;
    }

    internal void Open(GpioController controller)
    {
        lock (_entries)
        {
            _controller = controller;
        }
    }

    /// <summary>The board has no GPIO, or it does not work: says so once and goes on without.</summary>
    internal void Degrade(Exception error)
    {
        _controller = null;
        _service.Log(LogLevel.Warn, "GPIO is not available on this board, every call answers EC_NOINIT: " + error.GetType().Name + ": " + error.Message);
    }

    /// <summary>Closes every pin; without the lock, which a thread that is stuck may hold.</summary>
    internal void Close()
    {
        GpioController? controller = _controller;
        _controller = null;
        controller?.Dispose();
    }

    internal int Configure(int pin, int mode)
    {
        lock (_entries)
        {
            if (_controller == null)
            {
                return EC.NoInit;
            }

            try
            {
                return Configure(_controller, pin, mode);
            }
            catch (Exception error)
            {
                return Failed(pin, "configure", error);
            }
        }
    }

    internal int Read(int pin, out bool isHigh)
    {
        isHigh = false;
        lock (_entries)
        {
            int result = Find(pin, out PinEntry? entry);
            if (result != EC.Success)
            {
                return result;
            }

            try
            {
                isHigh = entry!.Pin.Read() == PinValue.High;
                return EC.Success;
            }
            catch (Exception error)
            {
                return Failed(pin, "read", error);
            }
        }
    }

    internal int Write(int pin, bool isHigh)
    {
        lock (_entries)
        {
            int result = FindOutput(pin, out PinEntry? entry);
            if (result == EC.Success)
            {
                entry!.StopBlinking();
                result = Put(entry, isHigh);
            }

            return result;
        }
    }

    internal int Toggle(int pin, out bool isHigh)
    {
        isHigh = false;
        lock (_entries)
        {
            int result = FindOutput(pin, out PinEntry? entry);
            if (result == EC.Success)
            {
                entry!.StopBlinking();
                isHigh = !entry.IsHigh;
                result = Put(entry, isHigh);
            }

            return result;
        }
    }

    private int Configure(GpioController controller, int pin, int mode)
    {
        PinEntry? entry = At(pin);
        int free = entry == null ? FreeEntry() : 0;
        if (free < 0)
        {
            _service.Log(LogLevel.Warn, "pin " + pin + " is one too many: " + MaxPins + " are open");
            return EC.NoSpace;
        }

        GpioPin opened = entry == null ? controller.OpenPin(pin) : entry.Pin;
        if (mode < (int)PinMode.Input || mode > (int)PinMode.OutputOpenSourcePullDown || !opened.IsPinModeSupported((PinMode)mode))
        {
            if (entry == null)
            {
                opened.Dispose();
            }

            _service.Log(LogLevel.Warn, "pin " + pin + " does not support mode " + ModeNames.Of(mode));
            return EC.Invalid;
        }

        if (entry == null)
        {
            entry = new PinEntry(_service, opened);
            _entries[free] = entry;
        }

        entry.StopBlinking();
        opened.SetPinMode((PinMode)mode);
        entry.Mode = mode;
        entry.IsHigh = entry.IsOutput && opened.Read() == PinValue.High;
        return EC.Success;
    }

    private int Put(PinEntry entry, bool isHigh)
    {
        try
        {
            entry.Pin.Write(isHigh ? PinValue.High : PinValue.Low);
            entry.IsHigh = isHigh;
            return EC.Success;
        }
        catch (Exception error)
        {
            return Failed(entry.Number, "write", error);
        }
    }

    private int FindOutput(int pin, out PinEntry? entry)
    {
        int result = Find(pin, out entry);
        if (result == EC.Success && !entry!.IsOutput)
        {
            _service.Log(LogLevel.Warn, "pin " + pin + " is " + ModeNames.Of(entry.Mode) + ", not an output; configure it as one");
            return EC.Invalid;
        }

        return result;
    }

    private int Find(int pin, out PinEntry? entry)
    {
        entry = null;
        if (_controller == null)
        {
            return EC.NoInit;
        }

        entry = At(pin);
        if (entry == null)
        {
            _service.Log(LogLevel.Warn, "pin " + pin + " is not configured; configure it first");
            return EC.Invalid;
        }

        return EC.Success;
    }

    private PinEntry? At(int pin)
    {
        for (int i = 0; i < MaxPins && _entries[i] != null; i++)
        {
            if (_entries[i]!.Number == pin)
            {
                return _entries[i];
            }
        }

        return null;
    }

    private int FreeEntry()
    {
        for (int i = 0; i < MaxPins; i++)
        {
            if (_entries[i] == null)
            {
                return i;
            }
        }

        return -1;
    }

    private int Failed(int pin, string doing, Exception error)
    {
        if (error is ArgumentException || error is InvalidOperationException)
        {
            _service.Log(LogLevel.Warn, "cannot " + doing + " pin " + pin + ": " + error.Message);
            return error is ArgumentException ? EC.Invalid : EC.Busy;
        }

        Degrade(error);
        return EC.NoInit;
    }
}
