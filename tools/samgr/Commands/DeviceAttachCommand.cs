using System.CommandLine;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Commands;

internal static class DeviceAttachCommand
{
    public static Command CreateAttach()
        => Create("attach", "Have a running machine dial a board, whose services it then calls", (client, address, cancellation) => client.AttachAsync(address, cancellation));

    public static Command CreateDetach()
        => Create("detach", "Have a running machine dial a board no more; its link ends at once", (client, address, cancellation) => client.DetachAsync(address, cancellation));

    private static Command Create(string name, string description, Func<ControlClient, string, CancellationToken, Task> act)
    {
        Argument<string> address = new("ADDRESS") { Description = "Where the board listens, such as tcp:192.168.1.20:7070" };
        return MachineCommand.Create(name, description, [address], async (parsed, client, cancellation) =>
        {
            await act(client, parsed.GetValue(address)!, cancellation);
            return ExitCode.Success;
        });
    }
}
