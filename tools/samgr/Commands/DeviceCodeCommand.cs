using System.CommandLine;
using LiteIpc.Pairing;
using Samgr.Tool.Pairing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DeviceCodeCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "The board's name on this side", CustomParser = result => TokenParser.One(result, DeviceCommand.Name) };
        Option<string?> output = new("--output", "-o")
        {
            Description = "Write a new C# file for the board's application, with a key of 32 bytes, and print no code",
            HelpName = "FILE",
        };
        Command command = new("code", "Pair a board: make a key for its application, as a code of 26 characters or as a file") { name, output };
        command.SetAction(parsed =>
        {
            using DeviceStore store = new();
            if (parsed.GetValue(output) is { } file)
            {
                BoardKeys.Write(store, parsed.GetValue(name)!, DeviceCommand.OwnName, Path.GetFullPath(file));
                TextOutput.Write([$"wrote {file}; it holds the key of '{parsed.GetValue(name)}': compile it into the board's application, and keep it out of version control"]);
            }
            else
            {
                BoardCode code = BoardCode.Draw();
                store.Add(code.Named(parsed.GetValue(name)!));
                TextOutput.Write([code.Text]);
                StandardError.WriteLine($"It is shown this once. In the configuration of the board's link: peer {DeviceCommand.OwnName} {store.Identity.NetworkId} CODE tagged");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
