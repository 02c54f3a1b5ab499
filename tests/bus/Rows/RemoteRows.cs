using LiteIpc.Bus.Tests.Support;
using LiteIpc.Kit;
using Samgr;
using Samgr.Generator.Sample;
using Samgr.Lab;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests.Rows;

/// <summary>Rows RD of the conformance catalogue: what public suites of the field assert of services of another device.</summary>
public sealed class RemoteRows : IDisposable
{
    private readonly Home _home = Home.Up(new LabModule(), new ThermostatModule(), new BellsModule());

    public void Dispose() => _home.Dispose();

    [Fact]
    public void RD_001_a_service_of_another_device_is_found_and_called() => Assert.Equal(8, Remote.Count(7));

    [Fact]
    public void RD_002_a_service_that_the_other_device_has_not_is_null_and_nothing_else_fails()
    {
        Assert.Null(_home.Caller.GetRemoteDefaultFeatureApi("kitchen", "echo"));
        Assert.Equal(1, Remote.Count(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3 * 1024)]
    [InlineData(8000)]
    public void RD_003_what_is_sent_comes_back(int size)
    {
        byte[] data = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7))];
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(data, Remote.Echo(data)));
    }

    [Fact]
    public void RD_004_too_long_a_message_fails_and_the_proxy_lives_on()
    {
        Assert.Throws<ServiceException>(() => Remote.Echo(new byte[2 * 1024 * 1024]));
        Assert.Equal(1, Remote.Count(0));
    }

    [Fact]
    public void RD_005_and_031_a_thousand_calls_in_a_row_succeed()
    {
        ILab lab = Remote;
        Assert.All(Enumerable.Range(1, 1000), i => Assert.Equal(i, lab.Count(0)));
    }

    [Fact]
    public void RD_010_and_024_an_object_passed_twice_is_one_and_is_released_once()
    {
        IThermostat thermostat = ThermostatProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
        SilentAlarm alarm = new();
        int before = _home.Desk.System.Objects.Count;

        thermostat.Watch(1, alarm, null);
        thermostat.Watch(2, alarm, null);

        Assert.Equal(1, thermostat.Count());
        Assert.Equal(before + 1, _home.Desk.System.Objects.Count);
        _home.Cut();
        Patience.Until(() => _home.Desk.System.Objects.Count == before, "the object is released");
    }

    [Fact]
    public void RD_027_fifty_threads_get_one_proxy()
    {
        IUnknown?[] found = new IUnknown?[50];
        Thread[] threads = [.. found.Select((_, i) => new Thread(() => found[i] = _home.Caller.GetRemoteDefaultFeatureApi("kitchen", "lab")))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => Assert.True(thread.Join(Patience.LimitMs)));

        Assert.NotNull(found[0]);
        Assert.Single(found.Distinct());
    }

    [Fact]
    public void RD_028_a_proxy_can_say_that_its_service_is_on_another_device()
    {
        Assert.Equal("kitchen", ((ClientProxy)Remote).Device);
        _home.Desk.System.Start(new LabModule());
        Assert.Null(((ClientProxy)_home.Desk.System.Find(_home.Caller, LabProxy.WaitFor)).Device);
    }

    [Fact]
    public void RD_029_a_proxy_knows_the_name_of_its_service() => Assert.Equal("lab", ((ClientProxy)Remote).Service);

    [Theory]
    [InlineData("", "lab")]
    [InlineData("kitchen", "")]
    [InlineData("kitchen", null)]
    [InlineData(null, "lab")]
    [InlineData("cellar", "lab")]
    [InlineData("kitchen", "a name that has more than the sixty-three bytes that a name may have at most")]
    public void RD_032_and_049_names_that_are_none_are_refused_at_once(string? device, string? service)
        => Assert.Null(_home.Caller.GetRemoteDefaultFeatureApi(device, service));

    [Fact]
    public void RD_036_a_function_that_the_service_has_not_is_refused_at_once()
    {
        ClientProxy proxy = (ClientProxy)_home.Caller.GetRemoteDefaultFeatureApi("kitchen", "lab")!;

        Assert.Equal(EC.UnknownCode, proxy.Invoke(1024, null, null, (_, _, _) => { }));
    }

    [Fact]
    public void RD_038_and_045_the_death_of_an_object_of_another_device_is_not_watched()
        => Assert.Equal(IpcError.NotSupported, Remote.Watch(new SilentAlarm()));

    [Fact]
    public void RD_039_a_proxy_is_not_passed_back_to_the_device_of_its_object()
    {
        Remote.Keep(new SilentAlarm());
        _home.Desk.System.Start(new BellsModule());

        Assert.Equal(EC.Permission, Remote.PassOn("desk"));
    }

    [Fact]
    public void RD_044_the_loss_of_the_link_is_the_death_of_its_services()
    {
        int deaths = 0;
        ((ClientProxy)Remote).Lost += (_, _, _) => Interlocked.Increment(ref deaths);

        _home.Cut();

        Patience.Until(() => Volatile.Read(ref deaths) == 1, "the death is told");
    }

    [Fact]
    public void RD_054_and_058_this_device_and_the_others_are_known_by_64_characters()
    {
        IpcSkeleton skeleton = IpcSkeleton.Attach(_home.Caller.Ipc!);

        Assert.Equal(64, skeleton.LocalDeviceId.Length);
        Assert.Equal(64, DeviceBus.Text(Assert.Single(_home.Desk.Bus.Devices()).NetworkId).Length);
    }

    [Fact]
    public void RD_060_a_device_that_comes_and_goes_is_told_as_unknown_available_and_unavailable()
    {
        using Home home = new();
        List<int> states = [];
        home.Desk.Bus.Changed = device =>
        {
            lock (states)
            {
                states.Add(device.State);
            }
        };

        home.Connect();
        home.Cut();

        Patience.Until(() => states.Count == 3, "three states are told");
        Assert.Equal([DeviceState.Unknown, DeviceState.Available, DeviceState.Unavailable], states);
    }

    private ILab Remote => LabProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);
}
