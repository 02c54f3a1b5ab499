using System.Device.Gpio;
using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Gpio.Tests;

/// <summary>A watcher that cannot be told at once.</summary>
[Collection(BenchCollection.Name)]
public sealed class HeldUpWatcherTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly TestSystem _system = new();

    public void Dispose()
    {
        _system.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void Fault_F18_WhileAWatcherIsToldThePinsGoOn()
    {
        using ManualResetEventSlim telling = new();
        using ManualResetEventSlim goOn = new();
        _system.StartManager(5, 7);
        SamgrLite provider = _system.StartProcess(
            6, 8, samgr => Install(samgr, new GpioModule()), door: driver => new HeldDoor(driver, telling, goOn));
        SamgrLite consumer = _system.StartProcess(7, 9, samgr => Install(samgr, new GpioClientModule()));
        IGpio remote = _system.Find(consumer, GpioClient.Find);
        IGpio local = GpioClient.Find(provider)!;
        Assert.Equal(EC.Success, remote.Configure(0, PinMode.InputPullUp));
        Patience.Until(() => remote.Watch(0, 0) == EC.Success, "the pin is watched");
        _bench.Bank.Drive(0, false);
        Patience.For(telling);
        bool isHigh = true;
        Thread reader = new(() => local.Read(0, out isHigh)) { IsBackground = true, Name = "reader" };
        reader.Start();
        try
        {
            Patience.For(reader);
        }
        finally
        {
            goOn.Set();
        }

        Assert.False(isHigh);
    }

    [Fact]
    public void Fault_P1_EdgesThatTheServiceHasNoRoomForAreCountedAndNotEachLogged()
    {
        using ManualResetEventSlim telling = new();
        using ManualResetEventSlim goOn = new();
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, samgr => Install(samgr, new GpioModule()), door: driver => new HeldDoor(driver, telling, goOn));
        SamgrLite consumer = _system.StartProcess(7, 9, samgr => Install(samgr, new GpioClientModule()));
        IGpio remote = _system.Find(consumer, GpioClient.Find);
        Assert.Equal(EC.Success, remote.Configure(0, PinMode.InputPullUp));
        Patience.Until(() => remote.Watch(0, 0) == EC.Success, "the pin is watched");
        try
        {
            bool isHigh = true;
            for (int i = 0; i < 200; i++)
            {
                _bench.Bank.Drive(0, isHigh = !isHigh);
            }

            Patience.For(telling);
            _system.Log.WaitFor("gpio: pin 0: the queue is full; edges lost so far: 128");
        }
        finally
        {
            goOn.Set();
        }

        Assert.Equal(8, _system.Log.Count("edges lost so far"));
    }

    private static void Install(SamgrLite samgr, ServiceModule module)
    {
        new BroadcastModule().Install(samgr);
        module.Install(samgr);
    }

    /// <summary>The door of a process that is held up while it sends one-way.</summary>
    private sealed class HeldDoor(IIpcDriver driver, ManualResetEventSlim telling, ManualResetEventSlim goOn) : TestDriver(driver)
    {
        public override int Transact(SvcIdentity target, int code, IpcIo? request, int flag, int timeoutMs, out IpcMessage? reply)
        {
            if (flag == IpcFlag.OneWay)
            {
                telling.Set();
                goOn.Wait(2 * Patience.LimitMs);
            }

            return base.Transact(target, code, request, flag, timeoutMs, out reply);
        }
    }
}
