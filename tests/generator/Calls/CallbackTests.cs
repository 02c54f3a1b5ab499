using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

public sealed class CallbackTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_calls_an_object_of_its_caller(bool isLocal)
    {
        using InMemorySystem system = new();
        IThermostat thermostat = Find(system, isLocal);
        Alarm alarm = new();

        Assert.Equal(5, thermostat.Watch(2, alarm, null));

        Assert.True(alarm.Readings.TryTake(out Reading reading, InMemorySystem.TimeoutMs, TestContext.Current.CancellationToken));
        Assert.Equal((2, 300, "sensor 2"), (reading.Sensor, reading.Tenths, reading.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_object_is_equal_to_itself_for_the_service(bool isLocal)
    {
        using InMemorySystem system = new();
        IThermostat thermostat = Find(system, isLocal);
        Alarm alarm = new();

        thermostat.Watch(1, alarm, null);
        thermostat.Watch(2, alarm, alarm);
        thermostat.Watch(3, new Alarm(), alarm);

        Assert.Equal(2, thermostat.Count());
    }

    [Fact]
    public void What_an_object_throws_reaches_the_service_and_its_caller()
    {
        using InMemorySystem system = new();
        IThermostat thermostat = Find(system, false);

        ServiceException error = Assert.Throws<ServiceException>(() => thermostat.Watch(1, new Alarm { Throws = true }, null));

        Assert.Equal(EC.Busy, error.Code);
        Assert.Equal("not now", error.Message);
    }

    private static IThermostat Find(InMemorySystem system, bool isLocal)
    {
        SamgrLite caller = isLocal ? system.Start(1, new ThermostatModule()) : system.Start(1);
        if (!isLocal)
        {
            system.Start(2, new ThermostatModule());
        }

        return InMemorySystem.Await(() => ThermostatProxy.Find(caller));
    }

    private sealed class Alarm : IAlarm
    {
        public BlockingCollection<Reading> Readings { get; } = [];

        public bool Throws { get; init; }

        public void OnTooWarm(Reading reading) => Readings.Add(reading);

        public bool GoOn(string question, out int times)
        {
            times = question.Length;
            return Throws ? throw new ServiceException(EC.Busy, "not now") : true;
        }
    }
}
