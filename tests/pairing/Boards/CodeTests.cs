using LiteIpc.Link;

namespace LiteIpc.Pairing.Tests.Boards;

/// <summary>Codes of boards; the vectors were made by another program.</summary>
public sealed class CodeTests
{
    private const string Code = "AAAQEAYEAUDAOCAJBIFQYDIOB6";

    [Theory]
    [InlineData(Code)]
    [InlineData("aaaqeayeaudaocajbifqydiob6")]
    [InlineData("AAAQE-AYEAU-DAOCA-JBIFQ-YDIOB6")]
    [InlineData(" aaaq eaye-audaocajbifqydiob 6 ")]
    public void A_code_is_read_as_it_was_written_by_anybody(string text)
    {
        BoardCode code = BoardCode.Read(text);

        Assert.Equal("AAAQE-AYEAU-DAOCA-JBIFQ-YDIOB6", code.Text);
        Assert.Equal("3a73b2c53e78837440d35312911473c9f666fbf8f571b549d5dcc334f6bf732c", Convert.ToHexStringLower(code.Key));
        Assert.Equal("ab82b93efb0bf27806a75607aefc071ef2a7181a768315ab944e37107cb62c34", Convert.ToHexStringLower(code.NetworkId));
    }

    [Fact]
    public void The_largest_number_is_a_code() => Assert.Equal("77777-77777-77777-77777-777777", BoardCode.Read(new string('7', 26)).Text);

    [Fact]
    public void A_code_that_was_drawn_is_read_back()
    {
        for (int i = 0; i < 100; i++)
        {
            BoardCode drawn = BoardCode.Draw();
            Assert.Equal(drawn.Key, BoardCode.Read(drawn.Text).Key);
        }
    }

    [Theory]
    [InlineData("", "a code has 26 characters, and this one 0")]
    [InlineData("AAAQEAYEAUDAOCAJBIFQYDIOB", "and this one 25")]
    [InlineData("AAAQEAYEAUDAOCAJBIFQYDIOB66", "and this one 27")]
    [InlineData("AAAQE-1YEAUDAOCAJBIFQYDIOB6", "character 6 of the code is none")]
    [InlineData("AAAQEäYEAUDAOCAJBIFQYDIOB6", "character 6 of the code is none")]
    [InlineData("BAAQEAYEAUDAOCAJBIFQYDIOB6", "the check of the code is wrong")]
    [InlineData("AAQAEAYEAUDAOCAJBIFQYDIOB6", "the check of the code is wrong")]
    public void What_is_no_code_is_refused_with_the_place(string text, string reason)
    {
        string message = Assert.Throws<FormatException>(() => BoardCode.Read(text)).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("YEAU", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_of_four_wrong_characters_are_found()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        string[] wrong =
        [
            .. Enumerable.Range(0, Code.Length).SelectMany(place => Alphabet.Where(letter => letter != Code[place]).Select(letter => Code[..place] + letter + Code[(place + 1)..])),
        ];

        Assert.InRange(wrong.Count(IsTaken), wrong.Length / 6, wrong.Length / 3);
    }

    [Fact]
    public void A_board_with_a_code_has_its_key_and_shows_nothing_of_it()
    {
        BoardCode code = BoardCode.Read(Code);
        PairedDevice board = code.Named("kitchen");

        Assert.Equal((DeviceKind.Board, LinkSecurity.Tagged), (board.Kind, board.LeastSecurity));
        Assert.Equal(code.Key, board.Key.ToArray());
        Assert.Equal("a code of a board", code.ToString());
    }

    private static bool IsTaken(string text)
    {
        try
        {
            BoardCode.Read(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
