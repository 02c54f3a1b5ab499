using System.Text;

namespace Samgr.Emulator.Tests.Init;

public sealed class PrintedLinesTests
{
    private const int MaxLine = 4096;

    [Fact]
    public async Task Lines_are_taken_whatever_ends_them()
        => Assert.Equal(["one", "two", "three", "four"], await ReadAsync("one\ntwo\r\n\n\r\nthree\nfour"));

    [Fact]
    public async Task Fault_S17_ALineWithoutEndIsNotKeptWhole()
    {
        string[] lines = await ReadAsync(new string('x', 1_000_000) + "\nend");

        Assert.Equal(1_000_000, lines[..^1].Sum(line => line.Length));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, MaxLine));
        Assert.Equal("end", lines[^1]);
    }

    [Fact]
    public async Task Characters_of_several_bytes_may_be_torn()
        => Assert.Equal(["x" + string.Concat(Enumerable.Repeat("\u4F60", 1300))], await ReadAsync("x" + string.Concat(Enumerable.Repeat("\u4F60", 1300))));

    private static async Task<string[]> ReadAsync(string text)
    {
        List<string> lines = [];
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        await PrintedLines.ReadAsync(stream, lines.Add);
        return [.. lines];
    }
}
