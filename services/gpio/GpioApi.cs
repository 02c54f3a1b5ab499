using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>The interface of the service: called directly in its own process, and by message from the others.</summary>
internal sealed class GpioApi : ServerProxy, IGpio
{
    private readonly GpioPins _pins;

    internal GpioApi(GpioPins pins)
    {
        _pins = pins;
    }

    public int Configure(int pin, PinMode mode) => _pins.Configure(pin, (int)mode);

    public int Read(int pin, out bool isHigh) => _pins.Read(pin, out isHigh);

    public int Write(int pin, bool isHigh) => _pins.Write(pin, isHigh);

    public int Toggle(int pin, out bool isHigh) => _pins.Toggle(pin, out isHigh);

    public int Blink(int pin, int periodMs) => _pins.Blink(pin, periodMs);

    public int Watch(int pin, int debounceMs, SvcIdentity? callback, int funcId) => _pins.Watch(pin, debounceMs, callback, funcId);

    public int Unwatch(int pin, SvcIdentity? callback, int funcId) => _pins.Unwatch(pin, callback, funcId);

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        if (funcId == GpioNames.Ping)
        {
            return EC.Success;
        }

        int pin = request.ReadInt32();
        switch (funcId)
        {
            case GpioNames.Configure: return Configure(pin, request);
            case GpioNames.Read: return Answer(request.Available ? _pins.Read(pin, out bool isHigh) : Refuse(out isHigh), isHigh, reply);
            case GpioNames.Write: return Write(pin, request);
            case GpioNames.Toggle: return Answer(request.Available ? _pins.Toggle(pin, out bool isSet) : Refuse(out isSet), isSet, reply);
            case GpioNames.Blink: return Blink(pin, request);
            case GpioNames.Watch: return Watch(pin, request);
            case GpioNames.Unwatch: return Unwatch(pin, request);
            default: return EC.UnknownCode;
        }
    }

    private static int Refuse(out bool isHigh)
    {
        isHigh = false;
        return EC.Invalid;
    }

    private static int Answer(int result, bool isHigh, IpcIo reply)
    {
        reply.WriteBool(isHigh);
        return result;
    }

    private int Configure(int pin, IpcIo request)
    {
        int mode = request.ReadInt32();
        return request.Available ? _pins.Configure(pin, mode) : EC.Invalid;
    }

    private int Write(int pin, IpcIo request)
    {
        bool isHigh = request.ReadBool();
        return request.Available ? _pins.Write(pin, isHigh) : EC.Invalid;
    }

    private int Blink(int pin, IpcIo request)
    {
        int periodMs = request.ReadInt32();
        return request.Available ? _pins.Blink(pin, periodMs) : EC.Invalid;
    }

    private int Watch(int pin, IpcIo request)
    {
        int debounceMs = request.ReadInt32();
        SvcIdentity? callback = request.ReadRemoteObject();
        int funcId = request.ReadInt32();
        return request.Available && callback != null ? _pins.Watch(pin, debounceMs, callback, funcId) : EC.Invalid;
    }

    private int Unwatch(int pin, IpcIo request)
    {
        SvcIdentity? callback = request.ReadRemoteObject();
        int funcId = request.ReadInt32();
        return request.Available && callback != null ? _pins.Unwatch(pin, callback, funcId) : EC.Invalid;
    }
}
