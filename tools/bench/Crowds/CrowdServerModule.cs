using LiteIpc;
using Samgr.Bench.Machines;

namespace Samgr.Bench.Crowds;

/// <summary>Gives a process as many services as its name says, each with a thread of its own.</summary>
public sealed class CrowdServerModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            string process = installed.Options.Name;
            for (int i = 0; i < CrowdNames.ServicesOf(process); i++)
            {
                PlainService service = new(CrowdNames.Service(process, i));
                installed.RegisterService(service);
                installed.RegisterDefaultFeatureApi(service.Name, new NextApi());
            }
        });

    private sealed class NextApi : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            if (funcId != CrowdFunction.Next)
            {
                return EC.UnknownCode;
            }

            reply.WriteInt32(request.ReadInt32() + 1);
            return EC.Success;
        }
    }
}
