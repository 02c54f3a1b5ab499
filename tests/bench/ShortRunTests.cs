using System.Text.Json;
using System.Text.RegularExpressions;
using Samgr.Bench.Native;

namespace Samgr.Bench.Tests;

/// <summary>What CI wants to know: that everything is measured. How fast it is does not matter here.</summary>
public sealed class ShortRunTests
{
    private static readonly string[] _ids =
    [
        "call", "outstanding", "kit-async", "generated", "kit-call", "parcel", "request", "one-way", "fan-out", "lookup", "reference", "bootstrap",
        "allocation", "idle", "kill",
    ];

    private static readonly string[] _pinned = ["call", "outstanding", "kit-async", "generated", "kit-call", "parcel", "request", "one-way", "fan-out"];

    [Fact]
    public async Task Every_row_has_a_figure_and_a_floor()
    {
        BenchResult run = await BenchProcess.RunAsync("--short", "--json");

        Assert.True(run.ExitCode == 0, run.Errors);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement[] lines = [.. report.RootElement.GetProperty("lines").EnumerateArray()];
        Assert.Equal(_ids.Order(), lines.Select(Id).Distinct().Order());
        Assert.All(lines, line => Assert.True(IsMeasured(line), line.ToString()));
        Assert.True(report.RootElement.GetProperty("machine").GetProperty("cores").GetInt32() > 0);
        Assert.NotEmpty(report.RootElement.GetProperty("transport").GetString()!);
    }

    [Fact]
    public async Task Work_of_two_sides_is_measured_on_one_core_on_two_and_free()
    {
        BenchResult run = await BenchProcess.RunAsync("--short", "--json", "--only", "request", "--only", "one-way");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["request one core", "request two cores", "request free", "one-way one core", "one-way two cores", "one-way free"],
            report.RootElement.GetProperty("lines").EnumerateArray().Select(line => $"{Id(line)} {Placement(line)}").Distinct());
    }

    [Fact]
    public async Task The_table_says_where_it_was_made_and_how_many_limits_are_met()
    {
        BenchResult run = await BenchProcess.RunAsync("--short", "--only", "reference");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"UTC, \d+ cores, load .*\.NET 10", run.Output);
        Assert.Matches("(?m)^WORK +WHERE +P50 +P99 +FLOOR +P50 +P99 +RATIO +AT MOST +MET$", run.Output);
        Assert.Matches(@"(?m)^AddRef \+ Release +free +\S+ ns +\S+ ns +Interlocked \+ and - +\S+ ns +\S+ ns +\S+ x +15.0 ns +(yes|NO)$", run.Output);
        Assert.Matches("[01] of 1 limits are met", run.Output);
    }

    [Fact]
    public async Task A_row_that_there_is_not_is_refused_with_those_that_there_are()
    {
        BenchResult run = await BenchProcess.RunAsync("--only", "latency");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no row 'latency'; choose from " + string.Join(", ", _ids[..2]), run.Errors);
    }

    [Fact]
    public void Every_row_is_explained()
    {
        using StreamReader readme = new(typeof(ShortRunTests).Assembly.GetManifestResourceStream("README.md")!);
        string text = readme.ReadToEnd();

        Assert.All(_ids, id => Assert.Matches($@"(?m)^\| `{Regex.Escape(id)}`", text));
    }

    // Other systems have no futex, and cannot pin what has two sides.
    private static bool IsMeasured(JsonElement line)
        => !Futex.IsSupported
            || (_pinned.Contains(Id(line)) && Placement(line) == "two cores" && Affinity.Allowed.Count < 2)
            || (IsNumber(line, "p50") && IsNumber(line, "p99") && IsNumber(line, "floorP50") && IsNumber(line, "floorP99"));

    private static bool IsNumber(JsonElement line, string name)
        => line.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.GetDouble() >= 0;

    private static string Id(JsonElement line) => line.GetProperty("id").GetString()!;

    private static string Placement(JsonElement line) => line.GetProperty("placement").GetString()!;
}
