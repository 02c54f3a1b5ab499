using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Control;

/// <summary>The commands for the pins of a running machine.</summary>
internal sealed class PinCommands(MachineParts parts)
{
    private const int MaxPressMs = 60_000;

    /// <summary>How long a request for changes waits for the first.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    private MachineBoard Board => parts.Board
        ?? throw new ControlException(EC.NoInit, "this machine has no board; name one with \"board\" in its scenario");

    internal IReadOnlyList<PinInfo> List() => [.. Board.Bank.List().Select(Describe)];

    internal PinInfo Read(JsonElement request) => Describe(Board.Bank.List().First(state => state.Number == Find(request).Number));

    internal PinInfo Set(JsonElement request)
    {
        BoardPin pin = Find(request);
        string level = request.GetProperty("level").GetString() ?? string.Empty;
        bool? driven = level switch
        {
            "high" => true,
            "low" => false,
            "float" => null,
            _ => throw new ControlException(EC.Invalid, $"a pin cannot be set '{level}'; give high, low or float"),
        };
        Drive(pin, driven);
        return Describe(Board.Bank.List().First(state => state.Number == pin.Number));
    }

    internal async Task<object?> PressAsync(JsonElement request)
    {
        string name = request.GetProperty("button").GetString() ?? string.Empty;
        BoardButton button = Board.FindButton(name)
            ?? throw new ControlException(EC.Invalid, $"there is no button '{name}'; {Choices(name, Board.Board.Buttons.Select(known => known.Name), Board.Board.Buttons.Select(known => known.Name))}");
        int milliseconds = request.GetProperty("ms").GetInt32();
        if (milliseconds is < 0 or > MaxPressMs)
        {
            throw new ControlException(EC.Invalid, $"a button cannot be pressed for {milliseconds} ms; give 0 to {MaxPressMs}");
        }

        BoardPin pin = Board.Board.Pins.First(known => known.Number == button.Pin);
        Drive(pin, !button.ActiveLow);
        await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), parts.Options.Time).ConfigureAwait(false);
        Drive(pin, null);
        return null;
    }

    internal async Task<PinEvents> WatchAsync(JsonElement request)
    {
        BoardPin? pin = IsGiven(request, "pin") ? Find(request) : null;
        long from = IsGiven(request, "from") ? request.GetProperty("from").GetInt64() : -1;
        if (from < 0)
        {
            return new PinEvents(Board.Journal.Next, []);
        }

        (long next, PinChange[] changes) = await Board.Journal.ReadAsync(from, Patience).ConfigureAwait(false);
        return new PinEvents(next, [.. changes.Where(change => pin == null || change.Pin == pin.Number).Select(Describe)]);
    }

    private static bool IsGiven(JsonElement request, string name)
        => request.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    private static string Choices(string typed, IEnumerable<string> names, IEnumerable<string> shown)
    {
        string known = string.Join(", ", shown);
        return NearestName.Find(typed, names) is { } nearest ? $"did you mean {nearest}?"
            : known.Length == 0 ? "the board has none" : $"the board has {known}";
    }

    private IEnumerable<string> NamesAtPins() =>
        [.. Board.Board.Pins.Select(pin => pin.Name), .. Board.Board.Leds.Select(led => led.Name), .. Board.Board.Buttons.Select(button => button.Name)];

    private static string Level(bool isHigh) => isHigh ? "high" : "low";

    private static PinEvent Describe(PinChange change)
        => new(Math.Round(change.Time.TotalMilliseconds, 3), change.Pin, change.Name, Level(change.IsHigh), change.Cause?.Name);

    private void Drive(BoardPin pin, bool? level)
    {
        if (Board.Bank.Drive(pin.Number, level) == PinResult.InUse)
        {
            PinState state = Board.Bank.List().First(known => known.Number == pin.Number);
            throw new ControlException(
                EC.Busy, $"{pin.Name} is driven {Level(state.IsHigh)} by {state.Owner?.Name ?? "the pin it is wired to"}; set a pin that is an input");
        }
    }

    private BoardPin Find(JsonElement request)
    {
        string text = request.GetProperty("pin").GetString() ?? string.Empty;
        return Board.Find(text) ?? throw new ControlException(
            EC.Invalid, $"there is no pin '{text}'; {Choices(text, NamesAtPins(), Board.Board.Pins.Select(pin => $"{pin.Number} {pin.Name}"))}");
    }

    private PinInfo Describe(PinState state) => new(
        state.Number,
        state.Name,
        Level(state.IsHigh),
        state.Mode?.ToString(),
        state.Owner?.Name,
        [
            .. Board.Board.Leds.Where(led => led.Pin == state.Number)
                .Select(led => new PinPart(PinPart.Led, led.Name, state.IsHigh != led.ActiveLow)),
            .. Board.Board.Buttons.Where(button => button.Pin == state.Number).Select(button => new PinPart(PinPart.Button, button.Name, null)),
        ]);
}
