using System.Collections.Concurrent;
using System.Device.Gpio.Backend;
using LiteIpc;
using Samgr.Broadcast;
using Samgr.Desktop;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Protocol;

namespace Samgr.Gpio.Tests;

[Collection(BenchCollection.Name)]
public sealed class HostileInputTests : IDisposable, ILogSink
{
    private const int Seed = 20_261_121;
    private const int Rounds = 5000;
    private const int TimeoutMs = 30_000;

    private static readonly int[] _numbers = [0, 1, 2, 34, 99, -1, int.MinValue, int.MaxValue, 1 << 30, 0x47500000];

    private readonly Bench _bench = new();
    private readonly IpcKernel _kernel = new();
    private readonly List<SamgrLite> _processes = [];
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Random _random = new(Seed);

    void ILogSink.Write(int level, string tag, string text) => _log.Enqueue(text);

    public void Dispose()
    {
        _processes.ForEach(process => process.Stop());
        _bench.Dispose();
    }

    [Fact]
    public void Whatever_is_sent_to_gpio_and_to_its_client_is_answered_and_gpio_goes_on()
    {
        Start(5, new GpioModule(), new BroadcastModule());
        Start(6, new GpioClientModule(), new BroadcastModule());
        SamgrLite attacker = Start(7, new GpioClientModule());
        ClientProxy[] targets = [Find(attacker, "gpio"), Find(attacker, "gpio@6")];
        IGpio gpio = (IGpio)targets[0];
        int[] answers = [EC.Success, EC.Invalid, EC.UnknownCode, EC.Busy, EC.NoSpace, EC.NoService];
        SvcIdentity[] addresses = [targets[0].Target, targets[1].Target];

        for (int round = 0; round < Rounds; round++)
        {
            IpcIo request = new(64, 2);
            for (int slots = _random.Next(5); slots > 0; slots--)
            {
                switch (_random.Next(4))
                {
                    case 0: request.WriteRemoteObject(addresses[_random.Next(addresses.Length)]); break;
                    case 1: request.WriteString("x"); break;
                    default: request.WriteInt32(Number()); break;
                }
            }

            int answer = targets[_random.Next(targets.Length)].Invoke(_random.Next(-2, 11), request, null, (_, _, _) => { });
            Assert.Contains(answer, answers);
        }

        Assert.Equal(EC.Success, gpio.Configure(2, System.Device.Gpio.PinMode.Output));
        Assert.Equal(EC.Success, gpio.Write(2, true));
        Assert.True(_bench.IsHigh(2));
        Assert.DoesNotContain(_log, line => line.Contains("exception", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_a_process_asks_of_the_board_is_answered_and_its_pins_return()
    {
        ProcessPins process = new(_bench.Bank, "p", 2);
        for (int round = 0; round < Rounds; round++)
        {
            int op = _random.Next(FrameOp.PinCount, FrameOp.PinWatch + 1);
            int answer = process.Handle(op, Number(), Number(), null!);
            Assert.True(answer is >= PinResult.NoBoard and <= PinResult.UnknownPin or >= 0 and <= 3, $"operation {op} gave {answer}");
        }

        process.Close();

        Assert.All(_bench.Bank.List(), pin => Assert.Null(pin.Owner));
        Assert.Equal(PinResult.Success, _bench.Bank.Open(new TestOwner("next"), 2));
    }

    private int Number() => _random.Next(3) == 0 ? _random.Next() - (int.MaxValue / 2) : _numbers[_random.Next(_numbers.Length)];

    private SamgrLite Start(int pid, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = "p" + pid, Log = this, Adapter = new DesktopAdapter(), RegisterRetryMs = 1, MessageRate = 0 });
        Array.ForEach(modules, module => module.Install(samgr));
        IpcProcess driver = _kernel.CreateProcess(pid, pid, pid)!;
        Assert.Equal(EC.Success, _processes.Count == 0 ? samgr.ConnectAsManager(driver, null) : samgr.Connect(driver));
        _processes.Add(samgr);
        samgr.Bootstrap();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, TimeoutMs));
        return samgr;
    }

    private static ClientProxy Find(SamgrLite samgr, string service)
    {
        ClientProxy? proxy = null;
        Assert.True(SpinWait.SpinUntil(() => (proxy = samgr.FindServiceApi(service, null)) != null, TimeoutMs));
        return proxy!;
    }
}
