using System.Device.Gpio;
using LiteIpc;
using Samgr.Gpio;

namespace Samgr.Samples.Home;

/// <summary>The relay of the kitchen, at the pin of the board's LED. The gpio service runs in the same process.</summary>
[Service]
public sealed class Relay : IRelay, IServiceStart
{
    /// <summary>The pin of the relay: high is on.</summary>
    public const int Pin = 2;

    private SamgrLite? _samgr;
    private IGpio? _gpio;
    private bool _isOn;

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        return true;
    }

    /// <inheritdoc/>
    public bool IsOn() => _isOn;

    /// <inheritdoc/>
    public void Switch(bool isOn)
    {
        int result = Write(isOn);
        if (result != EC.Success)
        {
            throw new ServiceException(result, "the relay's pin " + Pin + " cannot be written: " + EC.NameOf(result));
        }

        _isOn = isOn;
    }

    /// <inheritdoc/>
    public bool Toggle()
    {
        Switch(!_isOn);
        return _isOn;
    }

    private int Write(bool isOn)
    {
        if (_gpio == null)
        {
            IGpio? gpio = GpioClient.Find(_samgr!);
            int result = gpio == null ? EC.NoService : gpio.Configure(Pin, PinMode.Output);
            if (result != EC.Success)
            {
                return result;
            }

            _gpio = gpio;
        }

        return _gpio!.Write(Pin, isOn);
    }
}
