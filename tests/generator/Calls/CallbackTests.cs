using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using LiteIpc;
using LiteIpc.Kit;
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

    [Fact]
    public void A_kernel_that_was_given_no_table_of_objects_has_one_with_the_first_callback()
    {
        using InMemorySystem system = new(hasObjects: false);
        IThermostat thermostat = Find(system, false);
        Alarm alarm = new();

        Assert.Equal(5, thermostat.Watch(2, alarm, null));

        Assert.True(alarm.Readings.TryTake(out Reading reading, InMemorySystem.TimeoutMs, TestContext.Current.CancellationToken));
        Assert.Equal(2, reading.Sensor);
    }

    [Fact]
    public void A_callback_that_the_kernel_refuses_is_said_to_be_refused_by_it_and_not_by_a_policy()
    {
        using InMemorySystem system = new(hasObjects: false);
        IThermostat thermostat = Find(system, false);
        Alarm[] alarms = [.. Enumerable.Range(0, ObjectTable.DefaultOfKernel).Select(_ => new Alarm())];

        ServiceException error = Assert.Throws<ServiceException>(() => Array.ForEach(alarms, alarm => thermostat.Watch(1, alarm, null)));

        Assert.Equal(EC.Permission, error.Code);
        Assert.Contains("EC_PERMISSION, the driver refused it", error.Message, StringComparison.Ordinal);
        Assert.Contains(system.Log, line => line.Contains("not its own to give, one too many", StringComparison.Ordinal));
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

    [Fact]
    public void Objects_of_a_call_that_could_not_be_prepared_are_not_kept()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        system.Start(2, new ThermostatModule());
        IThermostat thermostat = InMemorySystem.Await(() => ThermostatProxy.Find(caller));
        int handle = caller.Ipc!.Handle;
        caller.Ipc.Handle = SvcIdentity.InvalidHandle;

        ServiceException error = Assert.Throws<ServiceException>(() => thermostat.Watch(1, new Alarm(), new Alarm()));
        caller.Ipc.Handle = handle;

        Assert.Equal(EC.NoInit, error.Code);
        Assert.Equal(0, IpcSkeleton.Attach(caller.Ipc).StubCount);
    }

    [Fact]
    public void An_object_is_not_kept_when_the_one_after_it_could_not_be_prepared()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        IpcSkeleton skeleton = IpcSkeleton.Attach(caller.Ipc!);
        Alarm alarm = new();
        CallbackArgument first = new(caller, false, alarm, new AlarmStub(alarm));
        CallbackArgument second = new(null, false, alarm, new AlarmStub(alarm));
        first.Begin();
        int held = skeleton.StubCount;

        Assert.Throws<ServiceException>(second.Begin);
        first.End();
        second.End();

        Assert.Equal((1, 0), (held, skeleton.StubCount));
    }

    [Fact]
    public async Task An_object_that_is_given_away_again_while_its_release_is_told_stays_the_same_object()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        IpcSkeleton skeleton = IpcSkeleton.Attach(caller.Ipc!);
        object target = new();
        using SlowlyReleased first = new(target);
        CallbackArgument[] arguments =
        [
            new(caller, false, target, first),
            .. Enumerable.Range(0, 2).Select(_ => new CallbackArgument(caller, false, target, new SlowlyReleased(target))),
        ];
        arguments[0].Begin();
        Task end = Task.Run(arguments[0].End, TestContext.Current.CancellationToken);
        Assert.True(first.IsReleasing.Wait(InMemorySystem.TimeoutMs, TestContext.Current.CancellationToken));

        arguments[1].Begin();
        first.GoesOn.Set();
        await end;
        arguments[2].Begin();

        Assert.Equal(1, skeleton.StubCount);
    }

    [Fact]
    public void A_process_that_has_stopped_keeps_none_of_its_objects_once_another_one_gives_one_away()
    {
        Alarm former = new();
        using (InMemorySystem system = new())
        {
            SamgrLite stopped = system.Start(1);
            new CallbackArgument(stopped, false, former, new AlarmStub(former)).Begin();
            Assert.Contains(former, Held());
        }

        using InMemorySystem other = new();
        SamgrLite caller = other.Start(1);
        CallbackArgument argument = new(caller, false, new Alarm(), new AlarmStub(new Alarm()));
        argument.Begin();
        argument.End();

        Assert.DoesNotContain(former, Held());
    }

    private static object[] Held()
    {
        ArrayList held = (ArrayList)typeof(CallbackStub).GetField("_held", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        lock (held)
        {
            return [.. held.Cast<CallbackStub>().Select(stub => stub.Target)];
        }
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

    private sealed class SlowlyReleased(object target) : CallbackStub(target, "slowly.released"), IDisposable
    {
        public ManualResetEventSlim IsReleasing { get; } = new();

        public ManualResetEventSlim GoesOn { get; } = new();

        public void Dispose()
        {
            GoesOn.Set();
            IsReleasing.Dispose();
        }

        protected override uint SignatureOf(int function) => 0;

        protected override int Dispatch(int function, IpcIo request, IpcIo reply) => EC.UnknownCode;

        protected override void OnReleased()
        {
            IsReleasing.Set();
            GoesOn.Wait(InMemorySystem.TimeoutMs);
            base.OnReleased();
        }
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
