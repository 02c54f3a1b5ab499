using System.Globalization;
using System.Text.Json;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Scenarios.Reading;

namespace Samgr.Emulator.Gpio;

internal static class BoardReader
{
    private const int MaxNumber = 1023;

    private static readonly string[] _board = ["$schema", "name", "description", "pins", "leds", "buttons", "wires"];
    private static readonly string[] _pin = ["number", "name", "inputOnly"];
    private static readonly string[] _led = ["name", "pin", "activeLow"];
    private static readonly string[] _button = ["name", "pin", "pull", "activeLow"];
    private static readonly string[] _wire = ["from", "to"];
    private static readonly string[] _pulls = ["none", "up", "down"];

    public static Board Read(ScenarioSource source)
    {
        ObjectReader reader = new(source, JsonParts.Parse(source), "a board", _board);
        reader.OptionalText("$schema");
        string name = reader.RequiredName("name");
        reader.Required("pins");
        HashSet<string> names = [];
        Dictionary<int, string> parts = [];
        List<BoardPin> pins = [];
        foreach (JsonPart part in reader.Items("pins"))
        {
            pins.Add(ReadPin(source, part, pins, names));
        }

        return new Board
        {
            Name = name,
            Description = reader.OptionalText("description"),
            Pins = pins,
            Leds = [.. reader.Items("leds").Select(part => ReadLed(source, part, pins, names, parts))],
            Buttons = [.. reader.Items("buttons").Select(part => ReadButton(source, part, pins, names, parts))],
            Wires = [.. reader.Items("wires").Select(part => ReadWire(source, part, pins))],
        };
    }

    private static BoardPin ReadPin(ScenarioSource source, JsonPart part, List<BoardPin> earlier, HashSet<string> names)
    {
        ObjectReader reader = new(source, part, "a pin", _pin);
        int number = reader.RequiredNumber("number", new NumberRange(0, MaxNumber));
        if (earlier.Exists(pin => pin.Number == number))
        {
            throw source.Error(part.Find("number")!, $"there is a pin {number} already; give each its own number");
        }

        return new BoardPin { Number = number, Name = NewName(reader, names), InputOnly = reader.OptionalFlag("inputOnly") };
    }

    private static BoardLed ReadLed(
        ScenarioSource source, JsonPart part, List<BoardPin> pins, HashSet<string> names, Dictionary<int, string> parts)
    {
        ObjectReader reader = new(source, part, "an LED", _led);
        string name = NewName(reader, names);
        return new BoardLed { Name = name, Pin = ReadFreePin(reader, name, pins, parts), ActiveLow = reader.OptionalFlag("activeLow") };
    }

    private static BoardButton ReadButton(
        ScenarioSource source, JsonPart part, List<BoardPin> pins, HashSet<string> names, Dictionary<int, string> parts)
    {
        ObjectReader reader = new(source, part, "a button", _button);
        string pull = reader.OptionalText("pull") ?? _pulls[0];
        if (!_pulls.Contains(pull))
        {
            throw source.Error(part.Find("pull")!, $"\"pull\" cannot be \"{pull}\"; {NameHint.Of(pull, _pulls)}");
        }

        string name = NewName(reader, names);
        return new BoardButton
        {
            Name = name,
            Pin = ReadFreePin(reader, name, pins, parts),
            Pull = pull,
            ActiveLow = reader.OptionalFlag("activeLow"),
        };
    }

    private static BoardWire ReadWire(ScenarioSource source, JsonPart part, List<BoardPin> pins)
    {
        ObjectReader reader = new(source, part, "a wire", _wire);
        BoardWire wire = new() { From = ReadPinOf(reader, "from", pins), To = ReadPinOf(reader, "to", pins) };
        return wire.From != wire.To
            ? wire
            : throw source.Error(reader.Required("to"), $"the wire leads from pin {wire.From} to itself; name another pin");
    }

    private static int ReadFreePin(ObjectReader reader, string name, List<BoardPin> pins, Dictionary<int, string> parts)
    {
        int pin = ReadPinOf(reader, "pin", pins);
        return parts.TryAdd(pin, name)
            ? pin
            : throw reader.Source.Error(
                reader.Required("pin"), $"pin {pin} has \"{parts[pin]}\" already; give \"{name}\" a pin of its own, and wire the two if that is meant");
    }

    private static string NewName(ObjectReader reader, HashSet<string> names)
    {
        string name = reader.RequiredName("name");
        if (name.All(char.IsAsciiDigit))
        {
            throw reader.Source.Error(reader.Required("name"), $"\"{name}\" would be taken for a number; begin with a letter");
        }

        return names.Add(name.ToUpperInvariant())
            ? name
            : throw reader.Source.Error(reader.Required("name"), $"the name \"{name}\" is taken; give each pin, LED and button its own");
    }

    private static int ReadPinOf(ObjectReader reader, string member, List<BoardPin> pins)
    {
        JsonPart part = reader.Required(member);
        BoardPin? pin = part.Kind == JsonTokenType.Number
            ? pins.Find(candidate => candidate.Number == part.Number)
            : pins.Find(candidate => candidate.Name.Equals(reader.Text(part, member).Text, StringComparison.OrdinalIgnoreCase));
        return pin?.Number ?? throw reader.Source.Error(
            part,
            part.Kind == JsonTokenType.Number
                ? $"there is no pin {part.Text}; choose from {string.Join(", ", pins.Select(known => known.Number.ToString(CultureInfo.InvariantCulture)))}"
                : $"there is no pin \"{part.Text}\"; {NameHint.Of(part.Text, [.. pins.Select(known => known.Name)])}");
    }
}
