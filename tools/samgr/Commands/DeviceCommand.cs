using System.CommandLine;
using LiteIpc.Pairing;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DeviceCommand
{
    public static Command Create() => new("device", "Pair this device with others, and show, rename and forget them")
    {
        DevicePairCommand.Create(),
        DeviceFindCommand.Create(),
        CreateList(),
        CreateForget(),
        CreateRename(),
        CreateId(),
        DeviceCodeCommand.Create(),
        DeviceAttachCommand.CreateAttach(),
        DeviceAttachCommand.CreateDetach(),
    };

    /// <summary>A name for a device, which is checked before anything happens.</summary>
    public static string Name(string text) => DeviceNames.FindProblem(text) is { } problem ? throw new FormatException($"'{text}' is no name: {problem}") : text;

    /// <summary>How this device proposes to be called.</summary>
    public static string OwnName => DeviceNames.Propose(Environment.MachineName);

    private static Command CreateList()
    {
        Option<bool> json = CommonOptions.Json();
        Command command = new("list", "Show the devices that this one was paired with") { json };
        command.SetAction(parsed =>
        {
            using DeviceStore store = new();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(store.Devices.Select(DeviceEntry.Of));
            }
            else
            {
                DeviceTable.Write([.. store.Devices.Select(DeviceEntry.Of)]);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateForget()
    {
        Argument<string> name = Known();
        Command command = new("forget", "Forget a device and its key; its link ends at once") { name };
        command.SetAction(parsed =>
        {
            using DeviceStore store = new();
            return Answer(store.Forget(parsed.GetValue(name)!), store, parsed.GetValue(name)!);
        });
        return command;
    }

    private static Command CreateRename()
    {
        Argument<string> name = Known();
        Argument<string> other = new("NEW") { Description = "Its new name", CustomParser = result => TokenParser.One(result, Name) };
        Command command = new("rename", "Give a device another name on this side") { name, other };
        command.SetAction(parsed =>
        {
            using DeviceStore store = new();
            return Answer(store.Rename(parsed.GetValue(name)!, parsed.GetValue(other)!), store, parsed.GetValue(name)!);
        });
        return command;
    }

    private static Command CreateId()
    {
        Command command = new("id", "Print the network id of this device");
        command.SetAction(_ =>
        {
            using DeviceStore store = new();
            TextOutput.Write([store.Identity.NetworkId]);
            return ExitCode.Success;
        });
        return command;
    }

    private static Argument<string> Known() => new("DEVICE") { Description = "A device by its name, as 'samgr device list' shows it" };

    private static int Answer(bool isThere, DeviceStore store, string name) => isThere
        ? ExitCode.Success
        : throw new ToolException(ExitCode.Failed, $"there is no device '{name}'; {NameAdvice.Of(name, store.Devices.Select(device => device.Name))}");
}
