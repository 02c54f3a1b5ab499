using Samgr.Bench.Floors;
using Samgr.Bench.Local;
using Samgr.Bench.Machines;
using Samgr.Emulator;

namespace Samgr.Bench.Table;

/// <summary>The systems that are measured, each started when it is first needed. Its end leaves nothing behind.</summary>
internal sealed class Context : IDisposable
{
    internal Context(Transport transport)
    {
        Machine = new Lazy<BenchMachine>(() => BenchMachine.Boot(transport));
        KilledMachine = new Lazy<BenchMachine>(() => BenchMachine.Boot(transport));
        FanOut = new Lazy<FanOut>(() => new FanOut(Sink.Value));
        AppDomain.CurrentDomain.ProcessExit += OnProgramExit;
    }

    internal Lazy<PeerProcess> Peer { get; } = new(PeerProcess.Start);

    internal Lazy<BenchMachine> Machine { get; }

    /// <summary>A machine of its own, as a process that was killed has to warm up again.</summary>
    internal Lazy<BenchMachine> KilledMachine { get; }

    internal Lazy<RequestPair> Requests { get; } = new(() => new RequestPair());

    internal Lazy<SinkSystem> Sink { get; } = new(() => new SinkSystem());

    internal Lazy<FanOut> FanOut { get; }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProgramExit;
        Dispose(Machine);
        Dispose(KilledMachine);
        Dispose(Peer);
    }

    private static void Dispose<T>(Lazy<T> started)
        where T : IDisposable
    {
        if (started.IsValueCreated)
        {
            started.Value.Dispose();
        }
    }

    private void OnProgramExit(object? sender, EventArgs arguments) => Dispose();
}
