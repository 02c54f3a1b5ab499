namespace Samgr.Bench.Tests;

public sealed class SoakTests
{
    [Fact]
    public async Task A_soak_says_that_no_message_was_lost()
    {
        BenchResult result = await BenchProcess.RunAsync("soak", "--messages", "100000");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.StartsWith("100,000 messages in ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("; none was lost\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_soak_of_nothing_is_refused()
    {
        BenchResult result = await BenchProcess.RunAsync("soak", "--messages", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--messages has to be above 0", result.Errors, StringComparison.Ordinal);
    }
}
