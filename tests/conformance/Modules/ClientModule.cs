using LiteIpc;

namespace Samgr.Conformance.Modules;

/// <summary>
/// The client of the field's IPC suites. Its service is named like its process, and its one function runs the steps of a
/// row, in this process and on a thread of its own, and answers with what came of them.
/// </summary>
public sealed class ClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        string service = samgr.Options.Name;
        samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new PlainService(service, TaskType.Single));
            installed.RegisterDefaultFeatureApi(service, new StepsApi(installed));
        });
    }

    private sealed class StepsApi(SamgrLite samgr) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            string row = request.ReadString() ?? string.Empty;
            IEnumerable<int>? results = KitSteps.Run(samgr, row) ?? CalculatorSteps.Run(samgr, row) ?? AbilityManagerSteps.Run(samgr, row)
                ?? ChildSteps.Run(samgr, row);
            return results != null && reply.WriteString(string.Join(' ', results)) ? EC.Success : EC.UnknownCode;
        }
    }
}
