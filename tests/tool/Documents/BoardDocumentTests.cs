using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Samgr.Emulator.Gpio;
using Samgr.Gpio;
using Samgr.Tool.Tests.Scaffolding;

namespace Samgr.Tool.Tests.Documents;

/// <summary>What the page on boards says of pins and of gpio holds.</summary>
public sealed class BoardDocumentTests
{
    private const string Page = "boards/README.md";

    [Fact]
    public void The_functions_of_gpio_stand_there_with_their_numbers()
    {
        (string, string)[] expected =
        [
            .. typeof(GpioNames).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field is { IsLiteral: true, Name: not nameof(GpioNames.Edge) } && field.FieldType == typeof(int))
                .Select(field => ($"`{field.Name}`", $"{field.GetRawConstantValue()}")),
        ];

        Assert.Equal(8, expected.Length);
        Assert.All(expected, one => Assert.Contains(DocumentFiles.Rows(Page), row => row.Length > 1 && (row[0], row[1]) == one));
    }

    [Fact]
    public void A_board_file_gives_pins_names_as_the_page_shows()
    {
        string leds = Assert.Single(Tutorial.Blocks("json", DocumentFiles.Read(Page)));
        string esp32 = Encoding.UTF8.GetString(BuiltInBoards.Read("esp32")).ReplaceLineEndings("\n");
        string own = Regex.Replace(esp32, """(?s)  "leds": \[.*?\n  \],\n""", leds);
        Assert.NotEqual(esp32, own);

        Board board = BoardFile.Parse(Encoding.UTF8.GetBytes(own), "soil-board.json");

        Assert.Equal("PUMP", Assert.Single(board.Leds).Name);
    }
}
