using System.Reflection;
using LiteIpc;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>Each code that a service or a callback throws arrives at its caller with its message, in the same process and from another one.</summary>
public sealed class ReasonTests
{
    public static TheoryData<int, bool> Codes =>
    [
        .. typeof(EC).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (int)constant.GetValue(null)!)
            .Where(code => code != EC.Success).SelectMany(code => new[] { (code, true), (code, false) }),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_that_a_service_throws_arrives_with_its_message(int code, bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = isLocal ? system.Start(1, new ThrowingModule(code)) : system.Start(1);
        _ = isLocal ? caller : system.Start(2, new ThrowingModule(code));
        ITemperature temperature = InMemorySystem.Await(() => TemperatureProxy.Find(caller));

        ServiceException error = Assert.Throws<ServiceException>(() => temperature.Read(0));

        // Its caller would take this code for the death of the service.
        Assert.Equal(code == EC.DeadObject ? EC.Failure : code, error.Code);
        Assert.EndsWith("why " + code, error.Message, StringComparison.Ordinal);
        InterfaceProxy.Release(temperature);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_that_a_callback_throws_arrives_at_the_service_and_its_caller(int code, bool isLocal)
    {
        using InMemorySystem system = new();
        SamgrLite caller = isLocal ? system.Start(1, new ThermostatModule()) : system.Start(1);
        _ = isLocal ? caller : system.Start(2, new ThermostatModule());
        IThermostat thermostat = InMemorySystem.Await(() => ThermostatProxy.Find(caller));

        ServiceException error = Assert.Throws<ServiceException>(() => thermostat.Watch(1, new Alarm(code), null));

        // The caller of the service would take this code for the death of the service.
        Assert.Equal(code == EC.DeadObject ? EC.Failure : code, error.Code);
        Assert.Contains("why " + code, error.Message, StringComparison.Ordinal);
        InterfaceProxy.Release(thermostat);
    }

    private sealed class ThrowingModule(int code) : ServiceModule
    {
        public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            Throwing thermometer = new(code);
            InterfaceService.Register(installed, "temperature", new TaskConfig(taskType: TaskType.Single), thermometer, new TemperatureStub(thermometer));
        });
    }

    private sealed class Throwing(int code) : ITemperature
    {
        public int Read(int sensor) => throw new ServiceException(code, "why " + code);

        public string NameOf(int sensor) => throw new NotSupportedException();

        public void Rename(int sensor, string? name) => throw new NotSupportedException();

        public bool TryRead(int sensor, out int tenths, ref string unit) => throw new NotSupportedException();

        public void Wake()
        {
        }
    }

    private sealed class Alarm(int code) : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times) => throw new ServiceException(code, "why " + code);
    }
}
