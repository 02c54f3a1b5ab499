using LiteIpc;
using Samgr.Broadcast;
using Samgr.Gpio;
using Samgr.Samples.Greenhouse;

namespace Samgr.Samples.Tests;

/// <summary>The sample in this process: three processes of one CLR, as on a board, with pins that the test looks at.</summary>
public sealed class GreenhouseTests : IDisposable
{
    private const int TooWarm = Greenhouse.Greenhouse.LimitTenths + 1;

    private readonly TestSystem _system = new();
    private readonly TestPins _pins = new([Greenhouse.Greenhouse.MotorPin]);
    private readonly SamgrLite _foundation;
    private readonly SamgrLite _greenhouse;
    private readonly IClimate _climate;
    private readonly IVents _vents;

    public GreenhouseTests()
    {
        _foundation = _system.Start(new PanelModule());
        _greenhouse = _system.Start(new BroadcastModule(), new GpioClientModule(), new GreenhouseModule());
        _climate = _system.Find(_foundation, ClimateProxy.WaitFor);
        _vents = _system.Find(_foundation, VentsProxy.WaitFor);
    }

    public void Dispose()
    {
        InterfaceProxy.Release(_climate);
        InterfaceProxy.Release(_vents);
        _system.Dispose();
        _pins.Dispose();
    }

    [Fact]
    public void What_is_reported_is_read_as_data()
    {
        _climate.Report(1, 215);

        Reading reading = _climate.Read(1);

        Assert.Equal((1, 215, Comfort.Fine), (reading.Bed, reading.Tenths, reading.Comfort));
    }

    [Fact]
    public void The_two_features_share_their_state()
    {
        _climate.Report(0, TooWarm);
        Assert.True(_vents.AreOpen());

        _climate.Report(0, TooWarm - 1);
        Assert.False(_vents.AreOpen());
    }

    [Fact]
    public void Vents_that_are_held_stay()
    {
        _vents.Hold(true);

        _climate.Report(0, TooWarm);

        Assert.False(_vents.AreOpen());
        Assert.False(_vents.Move(true));
    }

    [Fact]
    public void The_motor_follows_once_the_pins_are_there()
    {
        _climate.Report(0, TooWarm);

        _system.Start(new GpioModule());

        Patience.Until(() => _pins.IsHigh(Greenhouse.Greenhouse.MotorPin), "the motor's pin is high");
    }

    [Fact]
    public void A_panel_in_another_process_is_called_back()
    {
        IPanel panel = _system.Find(_greenhouse, PanelProxy.WaitFor);
        Patience.Until(
            () =>
            {
                _climate.Report(0, 200);
                _climate.Report(0, TooWarm);
                return panel.Show() == "bed 0 is too warm: " + TooWarm;
            },
            () => "the panel shows it, and not: " + panel.Show());
        InterfaceProxy.Release(panel);
    }

    [Fact]
    public void A_panel_watches_again_once_the_greenhouse_was_started_anew()
    {
        IPanel panel = _system.Find(_foundation, PanelProxy.WaitFor);
        Patience.Until(() => IsTold(panel, TooWarm), "the panel is told");

        _greenhouse.Stop();
        _system.Start(new BroadcastModule(), new GpioClientModule(), new GreenhouseModule());

        Patience.Until(() => IsTold(panel, TooWarm + 1), () => "the panel is told again, and does not show: " + panel.Show());
        InterfaceProxy.Release(panel);
    }

    [Fact]
    public void Subscribers_of_its_process_hear_of_the_vents()
    {
        IPubSub pubSub = (IPubSub)_greenhouse.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature)!;
        Ear ear = new();
        pubSub.Subscribe(new Topic(Greenhouse.Greenhouse.VentsTopic), ear);

        _climate.Report(0, TooWarm);

        Patience.For(ear.Heard, "the vents are told");
        pubSub.Release();
    }

    [Fact]
    public void Errors_name_what_is_wrong()
    {
        ServiceException bed = Assert.Throws<ServiceException>(() => _climate.Read(2));
        ServiceException early = Assert.Throws<ServiceException>(() => _climate.Read(1));

        Assert.Equal((EC.Invalid, "there is no bed 2; there are 0 to 1"), (bed.Code, bed.Message));
        Assert.Equal((EC.NoInit, "nothing was measured at bed 1 yet"), (early.Code, early.Message));
    }

    private bool IsTold(IPanel panel, int tenths)
    {
        try
        {
            _climate.Report(0, 200);
            _climate.Report(0, tenths);
            return panel.Show() == "bed 0 is too warm: " + tenths;
        }
        catch (ServiceException)
        {
            return false;
        }
    }

    private sealed class Ear : Consumer
    {
        public ManualResetEventSlim Heard { get; } = new();

        public override void Notify(Topic topic, Request origin)
        {
            if (((byte[])origin.Data!)[0] == 1)
            {
                Heard.Set();
            }
        }
    }
}
