using Samgr.Tool.Rendering;

namespace Samgr.Tool.Tests.Rendering;

public sealed class TableOutputTests
{
    [Fact]
    public void A_table_lines_its_columns_up()
    {
        string text = TableOutput.Plain(["#PID", "NAME", "STATE"], [["5", "foundation", "running"], ["42", "launcher", "ended"]]);

        Assert.Equal(
            [
                "PID  NAME        STATE",
                "  5  foundation  running",
                " 42  launcher    ended",
                "",
            ],
            text.Split(Environment.NewLine));
    }

    [Fact]
    public void A_table_is_not_cut_or_coloured()
    {
        string wide = new('w', 500);

        string text = TableOutput.Plain(["NAME", "TEXT"], [["[red]a[/]", wide]]);

        Assert.Contains($"[red]a[/]  {wide}{Environment.NewLine}", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void A_table_without_rows_is_its_headings()
    {
        Assert.Equal($"PID  NAME{Environment.NewLine}", TableOutput.Plain(["#PID", "NAME"], []));
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal()
    {
        string text = TableOutput.Plain(["NAME"], [["a\u001b[31m\nb"]]);

        Assert.Contains(@"a\u001b[31m\u000ab", text);
    }
}
