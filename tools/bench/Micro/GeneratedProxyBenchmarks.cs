using BenchmarkDotNet.Attributes;
using LiteIpc;
using Samgr.Bench.Local;
using Samgr.Bench.Machines;
using Samgr.Desktop;

namespace Samgr.Bench.Micro;

/// <summary>What is called: generated proxy and stub, and the same by hand.</summary>
[ServiceInterface("bench_adder")]
internal interface IAdder
{
    /// <summary>Adds two numbers.</summary>
    int Add(int first, int second);
}

/// <summary>A call to another process of this CLR through a generated proxy, beside one through a proxy written by hand.</summary>
[MemoryDiagnoser]
public class GeneratedProxyBenchmarks
{
    private const string ByHandName = "bench_by_hand";

    private SamgrLite _caller = null!;
    private SamgrLite _owner = null!;
    private IAdder _generated = null!;
    private IAdder _byHand = null!;

    /// <summary>Starts the processes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        IpcKernel kernel = new(null);
        _caller = Start(kernel, 1);
        _owner = Start(kernel, 2, new AdderModule());
        SpinWait.SpinUntil(() => (_generated = AdderProxy.Find(_caller)!) != null);
        _caller.RegisterFactory(ByHandName, null, new AdderByHand.Factory());
        SpinWait.SpinUntil(() => (_byHand = (IAdder)_caller.FindServiceApi(ByHandName, null)!) != null);
    }

    /// <summary>Stops the processes.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        InterfaceProxy.Release(_generated);
        InterfaceProxy.Release(_byHand);
        _owner.Stop();
        _caller.Stop();
    }

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true)]
    public int ByHand() => _byHand.Add(1, 2);

    /// <summary>Generated.</summary>
    [Benchmark]
    public int Generated() => _generated.Add(1, 2);

    private static SamgrLite Start(IpcKernel kernel, int pid, params ServiceModule[] modules)
    {
        SamgrLite samgr = new(new SamgrOptions { Name = "p" + pid, Adapter = new DesktopAdapter(), MessageRate = 0, RegisterRetryMs = 1 });
        foreach (ServiceModule module in modules)
        {
            module.Install(samgr);
        }

        IpcProcess driver = kernel.CreateProcess(pid, pid, pid)!;
        LocalSystem.Expect(pid == 1 ? samgr.ConnectAsManager(driver, null) : samgr.Connect(driver));
        return LocalSystem.Boot(samgr);
    }

    private sealed class AdderModule : ServiceModule
    {
        public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
        {
            Adder adder = new();
            InterfaceService.Register(installed, "bench_adder", new TaskConfig(taskType: TaskType.Single), adder, new AdderStub(adder));
            installed.RegisterService(new PlainService(ByHandName));
            installed.RegisterDefaultFeatureApi(ByHandName, new AdderApi());
        });
    }

    private sealed class Adder : IAdder
    {
        public int Add(int first, int second) => first + second;
    }

    private sealed class AdderApi : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            if (funcId != AdderFunctions.Add)
            {
                return EC.UnknownCode;
            }

            int first = request.ReadInt32();
            int second = request.ReadInt32();
            return request.Available && reply.WriteInt32(first + second) ? EC.Success : EC.Invalid;
        }
    }

    private sealed class AdderByHand : ClientProxy, IAdder
    {
        private readonly IpcIo _request = new(8);
        private readonly Notify _onReply;
        private int _sum;

        private AdderByHand() => _onReply = (_, _, reply) => _sum = reply.ReadInt32();

        public int Add(int first, int second)
        {
            lock (_request)
            {
                _request.Restart();
                _request.WriteInt32(first);
                _request.WriteInt32(second);
                int result = Invoke(AdderFunctions.Add, _request, null, _onReply);
                return result == EC.Success ? _sum : throw new InvalidOperationException(EC.NameOf(result));
            }
        }

        internal sealed class Factory : IClientFactory
        {
            public ClientProxy Create(string service, string? feature) => new AdderByHand();

            public void Destroy(ClientProxy client)
            {
            }
        }
    }
}
