using System.Text;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Scenarios;

namespace Samgr.Gpio.Tests;

public sealed class BoardFileTests
{
    public static TheoryData<string> BuiltIn => [.. BuiltInBoards.Names];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_built_in_board_can_be_read_and_built(string name)
    {
        Board board = BuiltInBoards.Load(name);

        Assert.Equal(name, board.Name);
        Assert.Equal(board.Pins.Count, BankBuilder.Build(board, TimeProvider.System).Count);
        Assert.NotEmpty(board.Leds);
        Assert.NotEmpty(board.Buttons);
    }

    [Fact]
    public void Pins_are_named_by_number_or_name()
    {
        Board board = Parse("""
            { "name": "b", "pins": [{ "number": 1, "name": "A" }, { "number": 2, "name": "B" }],
              "buttons": [{ "name": "K", "pin": "b", "pull": "up", "activeLow": true }], "wires": [{ "from": 1, "to": "B" }] }
            """);

        Assert.Equal(new BoardButton { Name = "K", Pin = 2, Pull = "up", ActiveLow = true }, Assert.Single(board.Buttons));
        Assert.Equal(new BoardWire { From = 1, To = 2 }, Assert.Single(board.Wires));
    }

    [Theory]
    [InlineData("{ \"name\": \"b\",\n\"pin\": [] }", "board.json:2:1: a board has no member \"pin\"; did you mean \"pins\"?")]
    [InlineData("{ \"name\": \"b\" }", "board.json:1:1: a board lacks \"pins\"; add it")]
    [InlineData("{ \"name\": \"b\", \"pins\": [\n{ \"number\": 1, \"name\": \"A\", \"color\": 1 }] }", "board.json:2:29: a pin has no member \"color\"; choose from number, name, inputOnly")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" },\n{ \"number\": 1, \"name\": \"B\" }] }", "board.json:2:13: there is a pin 1 already; give each its own number")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" },\n{ \"number\": 2, \"name\": \"a\" }] }", "board.json:2:24: the name \"a\" is taken; give each pin, LED and button its own")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" }],\n\"leds\": [{ \"name\": \"L\", \"pin\": 7 }] }", "board.json:2:32: there is no pin 7; choose from 1")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"GPIO1\" }],\n\"leds\": [{ \"name\": \"L\", \"pin\": \"GPI01\" }] }", "board.json:2:32: there is no pin \"GPI01\"; did you mean \"GPIO1\"?")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" }],\n\"buttons\": [{ \"name\": \"K\", \"pin\": 1, \"pull\": \"upp\" }] }", "board.json:2:46: \"pull\" cannot be \"upp\"; did you mean \"up\"?")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" }], \"leds\": [{ \"name\": \"L\", \"pin\": 1 }],\n\"buttons\": [{ \"name\": \"K\", \"pin\": \"A\" }] }", "board.json:2:35: pin 1 has \"L\" already; give \"K\" a pin of its own, and wire the two if that is meant")]
    [InlineData("{ \"name\": \"b\", \"pins\": [{ \"number\": 1, \"name\": \"A\" }],\n\"wires\": [{ \"from\": 1, \"to\": \"A\" }] }", "board.json:2:30: the wire leads from pin 1 to itself; name another pin")]
    public void What_is_wrong_is_said_with_file_and_line(string text, string message)
    {
        Assert.Equal(message, Assert.Throws<ScenarioException>(() => Parse(text)).Message);
    }

    private static Board Parse(string text) => BoardFile.Parse(Encoding.UTF8.GetBytes(text), "board.json");
}
