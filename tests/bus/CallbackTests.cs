using LiteIpc.Bus.Tests.Support;
using LiteIpc.Kit;
using Samgr;
using Samgr.Generator.Sample;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests;

/// <summary>Objects without a name that cross: called back, given back, and never watched.</summary>
public sealed class CallbackTests : IDisposable
{
    private readonly Home _home = Home.Up(new ThermostatModule(), new BellsModule());

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_service_calls_an_object_of_its_caller_on_another_device_while_that_waits()
    {
        IThermostat thermostat = ThermostatProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        Alarm alarm = new(3);

        Assert.Equal(3, thermostat.Watch(7, alarm, null));
        Assert.Equal(4, thermostat.Watch(8, alarm, new Alarm(4)));

        Patience.Until(() => alarm.Heard.Count == 2, "the alarm has heard of two sensors");
        Assert.Equal([7, 8], alarm.Heard);
        Assert.Equal(1, thermostat.Count());
    }

    [Fact]
    public void One_way_calls_of_an_object_arrive_in_their_order()
    {
        IThermostat thermostat = ThermostatProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        Alarm alarm = new(1);
        thermostat.Watch(-1, alarm, null);

        thermostat.Ring(0, 50);

        Patience.Until(() => alarm.Heard.Count == 51, "all rings are heard");
        Assert.Equal(Enumerable.Range(-1, 51), alarm.Heard);
    }

    [Fact]
    public void The_references_of_both_devices_come_back()
    {
        IThermostat thermostat = ThermostatProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        int before = _home.Desk.System.Objects.Count;

        thermostat.Watch(1, new Alarm(1), new Alarm(2));
        for (int i = 0; i < 20; i++)
        {
            thermostat.Watch(1, new Alarm(1), new Alarm(2));
        }

        // One is kept for each call, the other is garbage once the call has ended.
        Assert.Equal(21, thermostat.Count());
        _home.Cut();
        Patience.Until(() => _home.Desk.System.Objects.Count == before, () => $"{_home.Desk.System.Objects.Count} objects of the desk are held");
    }

    [Fact]
    public void A_list_of_callbacks_takes_one_of_another_device_and_drops_it_when_the_link_is_gone()
    {
        IBells bells = BellsProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        Alarm alarm = new(1);

        Assert.True(bells.Add(alarm));
        Assert.False(bells.Add(alarm));
        Assert.Equal((1, 1), (bells.Ring(out int left), left));

        int exits = 0;
        ((ClientProxy)bells).Lost += (_, _, _) => Interlocked.Increment(ref exits);
        _home.Cut();
        Patience.Until(() => Volatile.Read(ref exits) == 1, "the end of the service is told");
        _home.Connect();
        Assert.Equal((0, 0), (bells.Ring(out left), left));
    }

    [Fact]
    public void Inside_a_call_of_another_device_its_network_id_is_known_and_no_user_or_token_of_it_means_anything()
    {
        IThermostat thermostat = ThermostatProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        IpcSkeleton skeleton = IpcSkeleton.Attach(_home.Caller.Ipc!);
        string seen = string.Empty;
        Alarm alarm = new(1)
        {
            Asked = () => seen = $"{skeleton.IsLocalCalling} {skeleton.CallingDeviceId} {skeleton.CallingTokenId} {skeleton.FirstTokenId}",
        };

        thermostat.Watch(1, alarm, null);

        Assert.Equal($"False {DeviceBus.Text(_home.Kitchen.NetworkId)} 0 0", seen);
        Assert.Equal(DeviceBus.Text(_home.Desk.NetworkId), skeleton.LocalDeviceId);
        Assert.Equal((true, string.Empty), (skeleton.IsLocalCalling, skeleton.CallingDeviceId));
    }

    private sealed class Alarm(int times) : IAlarm
    {
        private readonly List<int> _heard = [];

        public Action? Asked { get; init; }

        public IReadOnlyList<int> Heard
        {
            get
            {
                lock (_heard)
                {
                    return [.. _heard];
                }
            }
        }

        public void OnTooWarm(Reading reading)
        {
            lock (_heard)
            {
                _heard.Add(reading.Sensor);
            }
        }

        public bool GoOn(string question, out int again)
        {
            Asked?.Invoke();
            again = times;
            return true;
        }
    }
}
