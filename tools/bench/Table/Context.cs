using System.Runtime.InteropServices;
using Samgr.Bench.Floors;
using Samgr.Bench.Local;
using Samgr.Bench.Machines;
using Samgr.Emulator;

namespace Samgr.Bench.Table;

/// <summary>The systems that are measured, each started when it is first needed. Its end leaves nothing behind.</summary>
internal sealed class Context : IDisposable
{
    private const int SignalExitCode = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly object _disposing = new();
    private readonly List<BenchMachine> _machines = [];
    private readonly PosixSignalRegistration[] _signals =
    [
        ExitOn(PosixSignal.SIGINT, Interrupt),
        ExitOn(PosixSignal.SIGTERM, Terminate),
    ];

    internal Context(Transport transport)
    {
        Machine = new Lazy<BenchMachine>(() => Boot(transport));
        KilledMachine = new Lazy<BenchMachine>(() => Boot(transport));
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

        // A signal ends this while the measurement still runs, and fails, on the main thread: the second to come waits.
        lock (_disposing)
        {
            _machines.ForEach(machine => machine.Dispose());
            if (Peer.IsValueCreated)
            {
                Peer.Value.Dispose();
            }
        }

        Array.ForEach(_signals, signal => signal.Dispose());
    }

    // By itself .NET dies of a signal at once.
    private static PosixSignalRegistration ExitOn(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Environment.Exit(SignalExitCode + number);
    });

    private BenchMachine Boot(Transport transport)
    {
        BenchMachine machine = new(transport);
        lock (_disposing)
        {
            _machines.Add(machine);
        }

        machine.Boot();
        return machine;
    }

    private void OnProgramExit(object? sender, EventArgs arguments) => Dispose();
}
