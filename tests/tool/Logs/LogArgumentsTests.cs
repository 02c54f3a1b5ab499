using LiteIpc;
using Samgr.Tool.Logs;

namespace Samgr.Tool.Tests.Logs;

public sealed class LogArgumentsTests
{
    [Theory]
    [InlineData("debug", LogLevel.Debug)]
    [InlineData("INFO", LogLevel.Info)]
    [InlineData("warn", LogLevel.Warn)]
    [InlineData("warning", LogLevel.Warn)]
    [InlineData("W", LogLevel.Warn)]
    [InlineData("error", LogLevel.Error)]
    [InlineData("f", LogLevel.Fatal)]
    public void A_level_is_a_name_or_its_letter(string text, int level) => Assert.Equal(level, LogArguments.ParseLevel(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("errors")]
    [InlineData("3")]
    public void Another_level_is_refused_with_those_there_are(string text)
        => Assert.Equal($"there is no level '{text}'; choose from debug, info, warn, error, fatal", Assert.Throws<FormatException>(() => LogArguments.ParseLevel(text)).Message);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    [InlineData("2d", 172_800)]
    [InlineData("30", 30)]
    [InlineData("0", 0)]
    public void An_age_is_a_number_with_a_unit(string text, double seconds) => Assert.Equal(seconds, LogArguments.ParseAge(text).TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5 minutes")]
    [InlineData("1e99d")]
    [InlineData("99999999999999999999999d")]
    public void Another_age_is_refused(string text) => Assert.Contains("is no age", Assert.Throws<FormatException>(() => LogArguments.ParseAge(text)).Message);

    [Fact]
    public void Small_letters_find_capitals_and_capitals_only_themselves()
    {
        Assert.Matches(LogArguments.ParsePattern("boot"), "Booted");
        Assert.DoesNotMatch(LogArguments.ParsePattern("Boot"), "booted");
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(?=a)b")]
    public void What_is_no_pattern_is_refused(string text)
        => Assert.StartsWith($"--grep cannot be '{text}': ", Assert.Throws<ToolException>(() => LogArguments.ParsePattern(text)).Message);
}
