using LiteIpc;
using Samgr.Generator.Sample;

namespace Samgr.Generator.Tests.Modules;

/// <summary>
/// A service that calls the echo of another process: (int32 first seed, int32 count) -> (string), what did not come back as it went.
/// Written by hand, for the tests refer to the generator and are not generated for.
/// </summary>
public sealed class EchoCallerModule : ServiceModule
{
    /// <summary>The service.</summary>
    public const string Name = "echo_caller";

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
    {
        installed.RegisterService(new Caller());
        installed.RegisterDefaultFeatureApi(Name, new Api(installed));
    });

    private sealed class Caller : Service
    {
        public override string Name => EchoCallerModule.Name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }

    private sealed class Api(SamgrLite samgr) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
            => reply.WriteString(Run(request.ReadInt32(), request.ReadInt32())) ? EC.Success : EC.Failure;

        private string Run(int firstSeed, int count)
        {
            IEcho? echo = EchoProxy.Find(samgr);
            if (echo == null)
            {
                return "there is no echo";
            }

            string? problem = null;
            for (int i = 0; i < count && problem == null; i++)
            {
                problem = EchoCheck.Run(echo, firstSeed + i);
            }

            InterfaceProxy.Release(echo);
            return problem ?? "";
        }
    }
}
