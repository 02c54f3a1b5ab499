using LiteIpc;
using Samgr.Bench.Machines;

namespace Samgr.Bench.Crowds;

/// <summary>A process that calls the servers of a crowd, on a thread of its own, when it is told to.</summary>
public sealed class CrowdClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            PlainService service = new(installed.Options.Name);
            installed.RegisterService(service);
            installed.RegisterDefaultFeatureApi(service.Name, new ClientApi(installed));
        });

    private sealed class ClientApi(SamgrLite samgr) : ServerProxy
    {
        private CrowdCalls? _calls;
        private Thread? _caller;

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply) => funcId switch
        {
            CrowdFunction.Begin => Begin(request),
            CrowdFunction.End => End(reply),
            _ => EC.UnknownCode,
        };

        private int Begin(IpcIo request)
        {
            _calls = new CrowdCalls(samgr, request.ReadInt32(), request.ReadInt32(), request.ReadInt32());
            _caller = new Thread(_calls.Run) { IsBackground = true, Name = "caller" };
            _caller.Start();
            return EC.Success;
        }

        private int End(IpcIo reply)
        {
            if (_caller == null || _caller.IsAlive)
            {
                return EC.Timeout;
            }

            reply.WriteInt32(_calls!.Right);
            reply.WriteInt32(_calls.Wrong);
            reply.WriteInt32(_calls.Refused);
            reply.WriteDouble(_calls.SlowestMs);
            return EC.Success;
        }
    }
}
