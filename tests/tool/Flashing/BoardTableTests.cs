using System.Text.Json;
using Samgr.Emulator.Gpio;
using Samgr.Tool.Boards;

namespace Samgr.Tool.Tests.Flashing;

/// <summary>There is one table of boards; whatever else names boards has those.</summary>
public sealed class BoardTableTests
{
    public static TheoryData<string> Names => [.. BoardTable.All.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_T1_a_board_has_what_its_kind_needs(string name)
    {
        BoardKind board = BoardTable.Find(name);

        Assert.Equal(board.Link == BoardLink.None, board.Targets.Count == 0);
        Assert.Equal(board.Link == BoardLink.Jtag, board.Address is not null);
        Assert.All(board.Targets, target => Assert.Same(board, BoardTable.OfTarget(target)));
        Assert.All(board.Targets, target => Assert.Matches("^(ESP|ST_|PICO)[A-Z0-9_]+$", target));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_T1_the_led_of_a_board_is_a_pin_of_the_emulated_one(string name)
    {
        BoardKind board = BoardTable.Find(name);

        Assert.Equal(board.Link == BoardLink.None, board.Emulated is null);
        if (board.Emulated is { } emulated)
        {
            Board pins = BuiltInBoards.Load(emulated);
            BoardPin pin = Assert.Single(pins.Pins, pin => pin.Number == board.Led);
            Assert.StartsWith(pin.Name, board.LedText);
        }
    }

    [Fact]
    public void Fault_T1_the_templates_of_dotnet_new_have_the_boards_of_the_table()
    {
        JsonElement symbols = ReadTemplate().GetProperty("symbols");

        Assert.Equal(
            BoardTable.All.Select(board => $"{board.Name}: {board.Description}"),
            symbols.GetProperty("board").GetProperty("choices").EnumerateArray()
                .Select(choice => $"{choice.GetProperty("choice").GetString()}: {choice.GetProperty("description").GetString()}"));
        Assert.Equal(BoardTable.All.Select(board => board.Name), Cases(symbols, "boardName"));
        Assert.Equal(BoardTable.All.Select(board => board.Emulated ?? ""), Cases(symbols, "boardEmulated"));
        Assert.Equal(BoardTable.All.Select(board => $"{board.Led}"), Cases(symbols, "boardLed"));
        Assert.Equal(BoardTable.All.Select(board => board.LedText), Cases(symbols, "boardLedText"));
    }

    [Fact]
    public void Fault_T1_the_document_has_the_boards_of_the_table()
    {
        using StreamReader reader = new(typeof(BoardTableTests).Assembly.GetManifestResourceStream("boards/README.md")!);
        string text = reader.ReadToEnd();

        Assert.All(
            BoardTable.All.Where(board => board.Link != BoardLink.None),
            board => Assert.Matches($@"(?m)^\| `{board.Name}` \| {board.Description} \| `{string.Join("`, `", board.Targets)}` \|", text));
    }

    private static string[] Cases(JsonElement symbols, string name) =>
    [
        .. symbols.GetProperty(name).GetProperty("parameters").GetProperty("cases").EnumerateArray().Select(found => found.GetProperty("value").GetString()!),
    ];

    private static JsonElement ReadTemplate()
    {
        using Stream stream = typeof(BoardKind).Assembly.GetManifestResourceStream("templates/app/.template.config/template.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
