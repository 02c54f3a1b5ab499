using System.Device.Gpio;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Gpio;

namespace Samgr.Samples.Greenhouse;

/// <summary>
/// One service with two features. All of its methods run on its one thread, one after the other, so that climate and vents share their
/// state without a lock.
/// </summary>
[Service(QueueSize = 32)]
public sealed class Greenhouse : IClimate, IVents, IServiceStart, IServiceMessages
{
    /// <summary>Tenths of a degree above which the vents open.</summary>
    public const int LimitTenths = 280;

    /// <summary>The pin of the motor: high opens the vents.</summary>
    public const int MotorPin = 2;

    /// <summary>The topic under which the process's Broadcast tells of moved vents: one byte, 1 for open.</summary>
    public const uint VentsTopic = 0x6E48_0001;

    private const int Beds = 2;
    private const int MaxWatchers = 8;
    private const int GpioArrived = 1;

    private readonly Topic _topic = new Topic(VentsTopic);

    private readonly Reading?[] _readings = new Reading?[Beds];
    private readonly CallbackList _watchers = new CallbackList(MaxWatchers);
    private SamgrLite? _samgr;
    private IPubSub? _pubSub;
    private IGpio? _gpio;
    private bool _areOpen;
    private bool _isHeld;

    /// <inheritdoc/>
    public bool OnStart(SamgrLite samgr, Identity identity)
    {
        _samgr = samgr;
        _pubSub = (IPubSub?)samgr.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
        if (_pubSub != null)
        {
            _pubSub.AddTopic(_topic);
        }

        // The pins may be in another process, which may start later: samgr sends a message once they are there.
        return samgr.NotifyArrival(GpioNames.Service, null, identity, GpioArrived) == EC.Success;
    }

    /// <inheritdoc/>
    public bool OnMessage(Request request)
    {
        if (request.MsgId != GpioArrived)
        {
            return false;
        }

        _gpio = GpioClient.Find(_samgr!);
        return _gpio != null && _gpio.Configure(MotorPin, PinMode.Output) == EC.Success && Drive();
    }

    /// <inheritdoc/>
    public void Report(int bed, int tenths)
    {
        Check(bed);
        Comfort before = _readings[bed] == null ? Comfort.Fine : _readings[bed]!.Comfort;
        Reading reading = new Reading
        {
            Bed = bed,
            Tenths = tenths,
            Comfort = tenths > LimitTenths ? Comfort.TooWarm : Comfort.Fine,
        };
        _readings[bed] = reading;
        if (reading.Comfort != before)
        {
            Move(IsAnyTooWarm());
            _watchers.ForEach(watcher => ((IClimateWatcher)watcher).OnComfort(reading));
        }
    }

    /// <inheritdoc/>
    public Reading Read(int bed)
    {
        Check(bed);
        return _readings[bed] ?? throw new ServiceException(EC.NoInit, "nothing was measured at bed " + bed + " yet");
    }

    /// <inheritdoc/>
    public bool Watch(IClimateWatcher watcher) => _watchers.Add(watcher);

    /// <inheritdoc/>
    public bool Unwatch(IClimateWatcher watcher) => _watchers.Remove(watcher);

    /// <inheritdoc/>
    public bool AreOpen() => _areOpen;

    /// <inheritdoc/>
    public bool Move(bool isOpen)
    {
        if (_isHeld)
        {
            return false;
        }

        if (_areOpen != isOpen)
        {
            _areOpen = isOpen;
            Drive();
            if (_pubSub != null)
            {
                _pubSub.Publish(_topic, new byte[] { isOpen ? (byte)1 : (byte)0 }, 1);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Hold(bool isHeld) => _isHeld = isHeld;

    // A gpio that was started anew does not know the pin yet.
    private bool Drive()
        => _gpio == null
            || _gpio.Write(MotorPin, _areOpen) == EC.Success
            || (_gpio.Configure(MotorPin, PinMode.Output) == EC.Success && _gpio.Write(MotorPin, _areOpen) == EC.Success);

    private bool IsAnyTooWarm()
    {
        for (int i = 0; i < Beds; i++)
        {
            if (_readings[i] != null && _readings[i]!.Comfort == Comfort.TooWarm)
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(int bed)
    {
        if (bed < 0 || bed >= Beds)
        {
            throw new ServiceException(EC.Invalid, "there is no bed " + bed + "; there are 0 to " + (Beds - 1));
        }
    }
}
