using LiteIpc;
using Samgr.Bench.Measuring;

namespace Samgr.Bench.Machines;

/// <summary>The process that calls: measures itself, on the thread of its service, and reports.</summary>
public sealed class CallerModule : ServiceModule
{
    internal const string Caller = "bench_caller";

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            installed.RegisterService(new PlainService(Caller));
            installed.RegisterDefaultFeatureApi(Caller, new CallerApi(installed));
        });

    private sealed class CallerApi(SamgrLite samgr) : ServerProxy
    {
        private readonly Timings _timings = new();
        private readonly EchoCalls _echo = new(samgr);

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply) => funcId switch
        {
            BenchFunction.Time => Time(request, reply),
            BenchFunction.Allocate => Allocate(request, reply),
            BenchFunction.CallBlock => _echo.Block(reply),
            _ => EC.UnknownCode,
        };

        private int Time(IpcIo request, IpcIo reply)
        {
            CallWork work = (CallWork)request.ReadInt32();
            TimeSpan budget = TimeSpan.FromMilliseconds(request.ReadInt32());
            int result = _echo.Prepare(work);
            if (result != EC.Success)
            {
                return result;
            }

            _timings.Start(budget);
            do
            {
                result = _echo.Run(work);
            }
            while (_timings.Mark() && result == EC.Success);

            Sample sample = _timings.Read(EchoCalls.OperationsOf(work));
            reply.WriteDouble(sample.P50);
            reply.WriteDouble(sample.P99);
            return result;
        }

        private int Allocate(IpcIo request, IpcIo reply)
        {
            CallWork work = (CallWork)request.ReadInt32();
            int calls = request.ReadInt32();
            int result = _echo.Prepare(work);
            long there = _echo.AllocatedThere();
            long here = GC.GetTotalAllocatedBytes(true);
            for (int i = 0; i < calls && result == EC.Success; i++)
            {
                result = _echo.Run(work);
            }

            long hereAfter = GC.GetTotalAllocatedBytes(true);
            reply.WriteDouble((hereAfter - here) / (double)calls);
            reply.WriteDouble((_echo.AllocatedThere() - there) / (double)calls);
            return result;
        }
    }
}
