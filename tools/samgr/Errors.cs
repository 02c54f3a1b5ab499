using LiteIpc;
using LiteIpc.Pairing;
using LiteIpc.Pairing.Pin;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;

namespace Samgr.Tool;

internal static class Errors
{
    public static ToolException? Explain(Exception error) => error switch
    {
        ToolException tool => tool,
        ScenarioException => new ToolException(ExitCode.BadInput, error.Message),
        DeviceStoreException or PairingException => new ToolException(ExitCode.Failed, error.Message),
        MachineException => new ToolException(ExitCode.Failed, error.Message),
        ControlException control => new ToolException(ExitCode.Failed, $"{error.Message} ({EC.NameOf(control.Code)})", EC.NameOf(control.Code)),
        OperationCanceledException => new ToolException(ExitCode.Failed, "interrupted"),
        IOException or UnauthorizedAccessException => new ToolException(ExitCode.Failed, error.Message),
        _ => null,
    };
}
