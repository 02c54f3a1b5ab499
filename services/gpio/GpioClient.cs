using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>The proxy to the gpio service of another process.</summary>
public sealed class GpioClient : ClientProxy, IGpio
{
    private const int RequestSize = 40;
    private const int RequestObjects = 1;

    private readonly IpcIo _request = new IpcIo(RequestSize, RequestObjects);
    private readonly Notify _onDone;
    private readonly Notify _onLevel;
    private bool _level;

    internal GpioClient()
    {
        _onDone = (owner, code, reply) => { };
        _onLevel = (owner, code, reply) => _level = reply.ReadBool();
    }

    /// <summary>The gpio service, wherever it is; null when there is none (yet). Give it back with Release.</summary>
    public static IGpio? Find(SamgrLite samgr)
    {
        samgr.RegisterFactory(GpioNames.Service, null, GpioClientFactory.Instance);
        IUnknown? found = samgr.GetDefaultFeatureApi(GpioNames.Service);
        IGpio? gpio = found as IGpio;
        if (gpio == null && found != null)
        {
            found.Release();
        }

        return gpio;
    }

    /// <inheritdoc/>
    public int Configure(int pin, PinMode mode)
    {
        lock (_request)
        {
            Begin(pin).WriteInt32((int)mode);
            return Invoke(GpioNames.Configure, _request, null, _onDone);
        }
    }

    /// <inheritdoc/>
    public int Read(int pin, out bool isHigh)
    {
        lock (_request)
        {
            Begin(pin);
            return InvokeForLevel(GpioNames.Read, out isHigh);
        }
    }

    /// <inheritdoc/>
    public int Write(int pin, bool isHigh)
    {
        lock (_request)
        {
            Begin(pin).WriteBool(isHigh);
            return Invoke(GpioNames.Write, _request, null, _onDone);
        }
    }

    /// <inheritdoc/>
    public int Toggle(int pin, out bool isHigh)
    {
        lock (_request)
        {
            Begin(pin);
            return InvokeForLevel(GpioNames.Toggle, out isHigh);
        }
    }

    /// <inheritdoc/>
    public int Blink(int pin, int periodMs)
    {
        lock (_request)
        {
            Begin(pin).WriteInt32(periodMs);
            return Invoke(GpioNames.Blink, _request, null, _onDone);
        }
    }

    /// <inheritdoc/>
    public int Watch(int pin, int debounceMs, SvcIdentity? callback, int funcId)
    {
        lock (_request)
        {
            Begin(pin).WriteInt32(debounceMs);
            return InvokeWith(GpioNames.Watch, callback, funcId);
        }
    }

    /// <inheritdoc/>
    public int Unwatch(int pin, SvcIdentity? callback, int funcId)
    {
        lock (_request)
        {
            Begin(pin);
            return InvokeWith(GpioNames.Unwatch, callback, funcId);
        }
    }

    private IpcIo Begin(int pin)
    {
        _request.Restart();
        _request.WriteInt32(pin);
        return _request;
    }

    private int InvokeForLevel(int function, out bool isHigh)
    {
        _level = false;
        int result = Invoke(function, _request, null, _onLevel);
        isHigh = _level;
        return result;
    }

    private int InvokeWith(int function, SvcIdentity? callback, int funcId)
    {
        if (callback == null || !callback.IsValid)
        {
            return EC.Invalid;
        }

        _request.WriteRemoteObject(callback);
        _request.WriteInt32(funcId);
        return Invoke(function, _request, null, _onDone);
    }
}
