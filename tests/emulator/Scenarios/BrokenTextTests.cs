using System.Globalization;
using System.Text;
using Samgr.Emulator.Gpio;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Tests.Scenarios;

public sealed class BrokenTextTests
{
    private const int Files = 2000;

    /// <summary>Seeds that stay, and a new one each time, which is printed.</summary>
    public static TheoryData<int> Seeds => [1, 2, 3, Environment.TickCount];

    [Theory]
    [InlineData("{ \"name\": \"a\u00E4\xFF\" }", 1, 14, "UTF-8")]
    [InlineData("{\n \"na\x80me\": 1 }", 2, 5, "UTF-8")]
    [InlineData("{ \"name\": \"a\\ud800b\" }", 1, 13, "\\ud800")]
    [InlineData("{ \"name\": \"\\udc00\" }", 1, 12, "\\udc00")]
    [InlineData("{\n\"\\uDBFF\": 1 }", 2, 2, "\\uDBFF")]
    [InlineData("{ \"name\": \"a\\\\ud800\\ud800\" }", 1, 20, "\\ud800")]
    public void Fault_S14_BrokenTextIsToldWithItsPlace(string text, int line, int column, string what)
    {
        byte[] content = Bytes(text);

        ScenarioException scenario = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse(content, "bad.json", AppContext.BaseDirectory));
        ScenarioException board = Assert.Throws<ScenarioException>(() => BoardFile.Parse(content, "bad.json"));

        Assert.Equal((line, column), (scenario.Line, scenario.Column));
        Assert.Equal((line, column), (board.Line, board.Column));
        Assert.Contains(what, scenario.Problem);
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Fault_S14_AnyScenarioIsReadOrRefusedWithItsPlace(int seed)
        => Try(seed, [.. BuiltInScenarios.Names.Select(BuiltInScenarios.Read)], content => ScenarioFile.Parse(content, "any.json", AppContext.BaseDirectory));

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Fault_S14_AnyBoardIsReadOrRefusedWithItsPlace(int seed)
        => Try(seed, [.. BuiltInBoards.Names.Select(BuiltInBoards.Read)], content => BoardFile.Parse(content, "any.json"));

    private static void Try(int seed, byte[][] originals, Action<byte[]> parse)
    {
        TestContext.Current.TestOutputHelper!.WriteLine("seed " + seed.ToString(CultureInfo.InvariantCulture));
        Random random = new(seed);
        for (int i = 0; i < Files; i++)
        {
            byte[] content = MutatedFile.Make(random, originals);
            try
            {
                parse(content);
            }
            catch (ScenarioException error)
            {
                Assert.True(error.Line >= 1 && error.Column >= 1, $"no place: {error.Message}");
            }
            catch (Exception error)
            {
                Assert.Fail($"seed {seed}, file {i}: {error.GetType().Name}: {error.Message}\n{Convert.ToBase64String(content)}");
            }
        }
    }

    /// <summary>Text in which the characters up to U+00FF stand for bytes that are no text, except for the letters of Latin 1.</summary>
    private static byte[] Bytes(string text)
        => [.. text.SelectMany(letter => letter is '\u00E4' ? Encoding.UTF8.GetBytes("\u00E4") : [(byte)letter])];
}
