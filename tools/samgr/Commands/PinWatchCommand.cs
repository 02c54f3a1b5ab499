using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class PinWatchCommand
{
    public static Command Create()
    {
        Argument<string?> pin = new("PIN") { Description = "The pin; without it all of them", Arity = ArgumentArity.ZeroOrOne };
        Option<int?> count = new("--count")
        {
            Description = "End after so many changes",
            HelpName = "N",
            CustomParser = result => TokenParser.One<int?>(result, text => TokenParser.Number(text, "count")),
        };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create("watch", "Print each change of a pin until Ctrl+C", [pin, count, json], (parsed, client, cancellation) =>
            WatchAsync(client, parsed.GetValue(pin), parsed.GetValue(count), parsed.GetValue(json), cancellation));
    }

    private static async Task<int> WatchAsync(ControlClient client, string? pin, int? count, bool asJson, CancellationToken cancellation)
    {
        PinEvents events = await client.WatchPinsAsync(pin, null, cancellation);
        if (!asJson)
        {
            Console.Error.WriteLine($"samgr: watching {pin ?? "all pins"} of {client.Machine}; Ctrl+C ends it");
        }

        int left = count ?? int.MaxValue;
        try
        {
            while (left > 0)
            {
                events = await client.WatchPinsAsync(pin, events.Next, cancellation);
                foreach (PinEvent change in events.Changes.Take(left))
                {
                    Write(change, asJson);
                }

                left -= Math.Min(left, events.Changes.Count);
            }
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Success;
        }

        return ExitCode.Success;
    }

    private static void Write(PinEvent change, bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(change, JsonSerializerOptions.Web));
            return;
        }

        string time = change.TimeMs.ToString("0.000", CultureInfo.InvariantCulture);
        TextOutput.Write([$"{time} {change.Pin} {change.Name} {change.Level} {change.Process ?? "outside"}"]);
    }
}
