namespace Samgr.Bench.Tests;

public sealed class CrowdTests
{
    [Theory]
    [InlineData("Channel")]
    [InlineData("Socket")]
    public async Task Forty_processes_serve_every_call_of_their_clients(string transport)
    {
        BenchResult result = await BenchProcess.RunAsync("crowd", "--processes", "36", "--clients", "4", "--calls", "2000", "--transport", transport);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.StartsWith("40 processes and 40 services are up after ", result.Output, StringComparison.Ordinal);
        Assert.Contains(" 2,000 right, 0 wrong, 0 refused,", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nstopped in ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_services_of_one_process_are_found_and_answer()
    {
        BenchResult result = await BenchProcess.RunAsync("crowd", "--processes", "1", "--services", "500", "--clients", "2", "--calls", "1000");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains(" 1,000 right, 0 wrong, 0 refused,", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_of_nobody_is_refused()
    {
        BenchResult result = await BenchProcess.RunAsync("crowd", "--processes", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--processes has to be above 0", result.Errors, StringComparison.Ordinal);
    }
}
