using System.CommandLine;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PinSetCommand
{
    private static readonly string[] _levels = ["high", "low", "float"];

    public static Command CreateRead()
    {
        Argument<string> pin = PinCommand.Pin();
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("read", "Print the level of a pin", [pin, json], async (parsed, client, cancellation) =>
            Write(await client.ReadPinAsync(parsed.GetValue(pin)!, cancellation), parsed.GetValue(json)));
    }

    public static Command CreateSet()
    {
        Argument<string> pin = PinCommand.Pin();
        Argument<string> level = new("LEVEL")
        {
            Description = "high, low, or float to drive it no longer",
            CustomParser = result => TokenParser.One(result, Level),
        };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("set", "Drive a pin from outside the board", [pin, level, json], async (parsed, client, cancellation) =>
            Write(await client.SetPinAsync(parsed.GetValue(pin)!, parsed.GetValue(level)!, cancellation), parsed.GetValue(json)));
    }

    private static string Level(string text) => _levels.Contains(text)
        ? text
        : throw new FormatException($"a pin cannot be set '{text}'; {NameAdvice.Of(text, _levels)}");

    private static int Write(PinInfo pin, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(pin);
        }
        else
        {
            TextOutput.Write([pin.Level]);
        }

        return ExitCode.Success;
    }
}
