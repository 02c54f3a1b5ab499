using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class PinPressCommand
{
    private const int DefaultMs = 100;

    public static Command Create()
    {
        Argument<string> button = new("BUTTON") { Description = "The name of a button, as 'samgr pin' shows it" };
        Option<int> milliseconds = new("--ms")
        {
            Description = $"How long it is held down, in milliseconds; {DefaultMs} unless given",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultMs,
            CustomParser = result => TokenParser.One(result, text => TokenParser.Number(text, "number of milliseconds")),
        };
        return MachineCommand.Create("press", "Press a button and let go of it", [button, milliseconds], async (parsed, client, cancellation) =>
        {
            await client.PressAsync(parsed.GetValue(button)!, parsed.GetValue(milliseconds), cancellation);
            return ExitCode.Success;
        });
    }
}
