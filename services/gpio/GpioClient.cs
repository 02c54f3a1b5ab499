using System.Device.Gpio;
using LiteIpc;

namespace Samgr.Gpio;

/// <summary>The proxy to the gpio service of another process; a <see cref="GpioClientModule"/> makes it.</summary>
/// <remarks>
/// The example of a proxy written by hand, as <see cref="GpioPins"/> is of what serves it: one buffer for all requests and replies of
/// a status and a level, in few bytes of a board's flash. A new service leaves that to the generator (tools/generator/README.md).
/// </remarks>
public sealed class GpioClient : ClientProxy, IGpio
{
    private const int RequestSize = 28;

    private readonly IpcIo _request = new IpcIo(RequestSize, 1);
    private readonly EdgeRelay _relay;
    private readonly Notify _onReply;
    private bool _level;

    internal GpioClient(EdgeRelay relay)
    {
        _relay = relay;
        _onReply = OnReply;
    }

    /// <summary>
    /// The gpio service, in this process or, where that has a <see cref="GpioClientModule"/>, wherever it is; null when there
    /// is none (yet). Give it back with Release.
    /// </summary>
    public static IGpio? Find(SamgrLite samgr)
    {
        IUnknown? found = samgr.GetDefaultFeatureApi(GpioNames.Service);
        IGpio? gpio = found as IGpio;
        if (gpio == null && found != null)
        {
            found.Release();
        }

        return gpio;
    }

    /// <inheritdoc/>
    public int Configure(int pin, PinMode mode) => Call(GpioNames.Configure, pin, (int)mode, null, out _);

    /// <inheritdoc/>
    public int Read(int pin, out bool isHigh) => Call(GpioNames.Read, pin, 0, null, out isHigh);

    /// <inheritdoc/>
    public int Write(int pin, bool isHigh) => Call(GpioNames.Write, pin, isHigh ? 1 : 0, null, out _);

    /// <inheritdoc/>
    public int Toggle(int pin, out bool isHigh) => Call(GpioNames.Toggle, pin, 0, null, out isHigh);

    /// <inheritdoc/>
    public int Blink(int pin, int periodMs) => Call(GpioNames.Blink, pin, periodMs, null, out _);

    /// <inheritdoc/>
    public int Watch(int pin, int debounceMs)
    {
        SvcIdentity relay = _relay.Find();
        return relay.IsValid && _relay.Topics.Add(pin) ? Call(GpioNames.Watch, pin, debounceMs, relay, out _) : EC.NoService;
    }

    /// <inheritdoc/>
    public int Unwatch(int pin)
    {
        SvcIdentity relay = _relay.Find();
        return relay.IsValid ? Call(GpioNames.Unwatch, pin, 0, relay, out _) : EC.NoService;
    }

    private int Call(int function, int pin, int value, SvcIdentity? relay, out bool isHigh)
    {
        lock (_request)
        {
            _request.Restart();
            _request.WriteInt32(pin);
            _request.WriteInt32(value);
            if (relay != null)
            {
                _request.WriteRemoteObject(relay);
            }

            _level = false;
            int result = Invoke(function, _request, null, _onReply);
            isHigh = _level;
            return result;
        }
    }

    private void OnReply(object? owner, int code, IpcIo reply) => _level = reply.ReadBool();
}
