using System.CommandLine;
using System.Net.Sockets;
using LiteIpc.Pairing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DeviceFindCommand
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new("find", "Show the devices on the local network that show a PIN now") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            IReadOnlyList<NearbyDevice> devices = await FindAsync(cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(devices.Select(device => new { device.Name, Address = device.Address.ToString(), NetworkId = device.IdPrefix }));
            }
            else
            {
                TableOutput.Write(["NAME", "ADDRESS", "NETWORK ID"], devices.Select(device => (string[])[device.Name, device.Address.ToString(), device.IdPrefix]));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<IReadOnlyList<NearbyDevice>> FindAsync(CancellationToken cancellation)
    {
        try
        {
            return await NearbySearch.FindAsync(_time, cancellation);
        }
        catch (SocketException error)
        {
            throw new ToolException(ExitCode.Failed, $"the local network cannot be asked ({error.Message}); give the other device's address to 'samgr device pair HOST'");
        }
    }
}
