using LiteIpc;
using LiteIpc.Kit;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>What goes wrong in a service is told with who and what it was, to its callers and to those who look after it.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_F14_AnExceptionIsCountedInTheDumpAndNamedInTheLog(bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = isLocal ? system.Start(1, new ThermometerModule()) : system.Start(1);
        SamgrLite owner = isLocal ? caller : system.Start(2, new ThermometerModule());
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(caller));

        Assert.Throws<ServiceException>(() => temperature.NameOf(99));
        Assert.Throws<ServiceException>(() => temperature.Read(99));

        string dump = owner.DumpService("temperature")!;
        Assert.Contains("exceptions 1", dump, StringComparison.Ordinal);
        Assert.Contains("failed 1", dump, StringComparison.Ordinal);
        string line = Assert.Single(system.Log, line => line.Contains("exception", StringComparison.Ordinal));
        Assert.StartsWith("temperature: exception while serving NameOf: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_repeats_itself_is_one_warning_that_names_the_function()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        SamgrLite owner = system.Start(2, new ThermometerModule());
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(caller));
        owner.Stop();
        string last = "";
        Assert.True(SpinWait.SpinUntil(() => last == (last = Assert.Throws<ServiceException>(() => temperature.Read(0)).Message), InMemorySystem.TimeoutMs));

        Assert.Throws<ServiceException>(() => temperature.Read(0));

        Assert.Contains("function Read of temperature: EC_NOSERVICE", last, StringComparison.Ordinal);
        Assert.Single(system.Warnings, line => line == "samgr: " + last);
        Assert.DoesNotContain(system.Log, line => line.Contains("invoke <temperature>", StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_F14_AnExceptionOfACallbackIsLoggedWithItsInterface()
    {
        using InMemorySystem system = new();
        IThermostat thermostat = Thermostat(system);

        Assert.Throws<ServiceException>(() => thermostat.Watch(1, new Failing(), null));

        Assert.Contains(system.Log, line => line.StartsWith("Samgr.Generator.Sample.IAlarm: exception in function GoOn: ", StringComparison.Ordinal)
            && line.Contains("broken bell", StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_F10_TheDeathOfACallbackIsNotThatOfTheService()
    {
        using InMemorySystem system = new();
        IThermostat thermostat = Thermostat(system);
        SamgrLite owner = system.Start(3);
        InMemorySystem.Await(() => ThermostatProxy.Find(owner)).Watch(1, new Silent(), null);
        owner.Stop();

        ServiceException error = Assert.Throws<ServiceException>(() => thermostat.Ask(0, "still there?"));

        Assert.Equal(EC.Failure, error.Code);
        Assert.StartsWith("thermostat.Ask failed: function GoOn of the callback AlarmProxy: " + EC.NameOf(EC.DeadObject), error.Message, StringComparison.Ordinal);
        Assert.Equal(1, thermostat.Count());
    }

    [Fact]
    public void Fault_F10_TheRefusalOfACallbackCarriesItsCodeAndReason()
    {
        // Nobody has given this process the object.
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        SamgrLite owner = system.Start(2);
        SvcIdentity identity = IpcSkeleton.Attach(owner.Ipc!).Register(new Refusing())!;
        IAlarm alarm = AlarmProxy.From(IpcSkeleton.Attach(caller.Ipc!).Adopt(identity)!);

        ServiceException error = Assert.Throws<ServiceException>(() => alarm.GoOn("still there?", out _));

        Assert.Equal(EC.Permission, error.Code);
        Assert.StartsWith($"function GoOn of the callback AlarmProxy: {EC.NameOf(EC.Permission)}, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_F10_AListOfCallbacksHasEachOnceAndALimit(bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = isLocal ? system.Start(1, new BellsModule()) : system.Start(1);
        _ = isLocal ? caller : system.Start(2, new BellsModule());
        IBells bells = InMemorySystem.Await(() => BellsProxy.Find(caller));
        Silent first = new();
        Silent second = new();

        Assert.True(bells.Add(first));
        Assert.False(bells.Add(first));
        Assert.True(bells.Add(second));
        Assert.Equal(EC.NoSpace, Assert.Throws<ServiceException>(() => bells.Add(new Silent())).Code);
        Assert.Equal((2, 2), (bells.Ring(out int left), left));
        Assert.True(bells.Remove(first));
        Assert.False(bells.Remove(first));
        Assert.Equal((1, 1), (bells.Ring(out left), left));
    }

    [Fact]
    public void Fault_F10_AListOfCallbacksDropsTheDeadAndTellsTheOthers()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        system.Start(2, new BellsModule());
        IBells bells = InMemorySystem.Await(() => BellsProxy.Find(caller));
        SamgrLite owner = system.Start(3);
        InMemorySystem.Await(() => BellsProxy.Find(owner)).Add(new Silent());
        bells.Add(new Failing());
        owner.Stop();

        // The one that throws stays: its process lives.
        Assert.Equal((0, 1), (bells.Ring(out int left), left));
        Assert.True(bells.Add(new Silent()));
        Assert.Equal((1, 2), (bells.Ring(out left), left));
    }

    [Fact]
    public void Fault_F12_ARegistrationThatIsRefusedInTheBootIsNamed()
    {
        using InMemorySystem system = new();

        SamgrLite process = system.Start(1, new ThermometerModule(), new ThermometerModule());

        Assert.Contains("'temperature'", process.RefusedAtBoot, StringComparison.Ordinal);
        Assert.Contains(FailedServices.Of(process), fault => fault.Contains("'temperature'", StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_F12_ARegistrationThatIsRefusedLaterIsNoMatterOfTheBoot()
    {
        using InMemorySystem system = new();
        SamgrLite process = system.Start(1, new ThermometerModule());

        Assert.False(process.RegisterDefaultFeatureApi("nobody", null));

        Assert.Null(process.RefusedAtBoot);
    }

    private static IThermostat Thermostat(InMemorySystem system)
    {
        SamgrLite caller = system.Start(1);
        system.Start(2, new ThermostatModule());
        return InMemorySystem.Await(() => ThermostatProxy.Find(caller));
    }

    private sealed class Refusing() : RemoteStub("refusing")
    {
        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => IpcError.FirstUserError;
    }

    private sealed class Silent : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times)
        {
            times = question.Length;
            return true;
        }
    }

    private sealed class Failing : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times) => throw new InvalidOperationException("broken bell");
    }
}
