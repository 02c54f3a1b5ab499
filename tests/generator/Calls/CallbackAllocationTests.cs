using LiteIpc.Kit;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>What a call of an object allocates, of all threads: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(CallbackAllocationTests), DisableParallelization = true)]
[Collection(nameof(CallbackAllocationTests))]
public sealed class CallbackAllocationTests
{
    private const int Calls = 200;
    private const int Rounds = 100;
    private const int MostOfOne = 200;
    private const int NoFunction = 99;

    [Fact]
    public void Fault_D7_a_callback_makes_at_most_200_bytes_of_garbage()
    {
        using InMemorySystem system = new();
        IAlarm alarm = Pass(system);

        int sum = 0;
        long calls = 0;
        long bytes = OfOne(() =>
        {
            alarm.GoOn("?", out int times);
            sum += times;
            calls++;
        });

        Assert.Equal(3 * calls, sum);
        Assert.InRange(bytes, 0, MostOfOne);
    }

    [Fact]
    public void Fault_D7_a_callback_that_waits_for_nothing_makes_at_most_200_bytes_of_garbage()
    {
        using InMemorySystem system = new();
        IAlarm alarm = Pass(system);
        Reading reading = new() { Name = "?" };

        long bytes = OfOne(() =>
        {
            alarm.OnTooWarm(reading);
            alarm.GoOn("?", out _);
        });

        Assert.InRange(bytes, 0, 2 * MostOfOne);
    }

    [Fact]
    public void Fault_D7_a_call_of_an_object_with_parcels_that_are_used_again_makes_at_most_200_bytes_of_garbage()
    {
        using InMemorySystem system = new();
        RemoteObject remote = ((CallbackProxy)Pass(system)).Remote;
        Parcel data = new();
        Parcel reply = new();

        int failures = 0;
        long bytes = OfOne(() =>
        {
            data.Clear();
            data.WriteInt32(0);
            failures += remote.SendRequest(NoFunction, data, reply) == IpcError.Success ? 0 : 1;
            reply.Clear();
        });

        Assert.Equal(0, failures);
        Assert.InRange(bytes, 0, MostOfOne);
    }

    [Fact]
    public void Fault_D7_a_call_of_an_object_with_two_parcels_made_for_it_makes_at_most_200_bytes_of_garbage()
    {
        using InMemorySystem system = new();
        RemoteObject remote = ((CallbackProxy)Pass(system)).Remote;

        int failures = 0;
        long bytes = OfOne(() =>
        {
            Parcel data = Parcel.Create();
            Parcel reply = Parcel.Create();
            data.WriteInt32(0);
            failures += remote.SendRequest(NoFunction, data, reply) == IpcError.Success ? 0 : 1;
            reply.Reclaim();
            data.Reclaim();
            Parcel other = Parcel.Create();
            other.WriteInt32(0);
            other.Reclaim();
        });

        Assert.Equal(0, failures);
        Assert.InRange(bytes, 0, MostOfOne);
    }

    private static IAlarm Pass(InMemorySystem system)
    {
        SamgrLite caller = system.Start(1);
        KeeperModule keeper = new();
        system.Start(2, keeper);
        InMemorySystem.Await(() => ThermostatProxy.Find(caller)).Watch(1, new CountingAlarm(), null);
        return keeper.Keeper.Alarm!;
    }

    private static long OfOne(Action call)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Calls; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least / Calls;
    }

    private sealed class KeeperModule : ServiceModule
    {
        public Keeper Keeper { get; } = new();

        public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(
            InitGroup.ApplicationService,
            installed => InterfaceService.Register(installed, "thermostat", new TaskConfig(), Keeper, new ThermostatStub(Keeper)));
    }

    private sealed class Keeper : IThermostat
    {
        public IAlarm? Alarm { get; private set; }

        public int Watch(int sensor, IAlarm alarm, IAlarm? other)
        {
            Alarm = alarm;
            return 0;
        }

        public int Count() => 0;

        public void Ring(int alarm, int times)
        {
        }

        public int Ask(int alarm, string question) => 0;
    }

    private sealed class CountingAlarm : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times)
        {
            times = 3;
            return true;
        }
    }
}
