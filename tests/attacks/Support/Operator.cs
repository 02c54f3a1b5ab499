using System.Text.Json;
using Samgr.Attacks.Modules;
using Samgr.Emulator.Control;

namespace Samgr.Attacks.Tests;

/// <summary>An operator who asks a machine for its processes, for its dump and for calls, one after the other.</summary>
internal sealed class Operator(ControlClient client, AttackKind kind)
{
    private const int PauseMs = 10;

    public Watch Ps { get; } = new();

    public Watch Dump { get; } = new();

    public Watch Call { get; } = new();

    /// <summary>The largest number in a dump that says how far the attack went.</summary>
    public long MostInDump { get; private set; }

    /// <summary>Asks for some time.</summary>
    public async Task AskForAsync(TimeSpan time, CancellationToken cancellation)
    {
        DateTime end = DateTime.UtcNow + time;
        for (int i = 0; DateTime.UtcNow < end; i++)
        {
            await Ps.AskAsync(async () => Check(await client.ListProcessesAsync(cancellation)));
            await Dump.AskAsync(async () =>
            {
                MostInDump = Math.Max(MostInDump, kind.ReadDump(await client.DumpAsync(null, cancellation)));
                return null;
            });
            string service = Honest.Names[i % Honest.Names.Length];
            int number = i;
            await Call.AskAsync(() => CallAsync(service, number, cancellation));
            await Task.Delay(PauseMs, cancellation);
        }
    }

    /// <summary>What came of the calls of an honest process since this was asked last.</summary>
    public static async Task<HonestReport> ReportAsync(ControlClient client, string service, CancellationToken cancellation)
    {
        CallResult result = await client.CallAsync(
            new CallRequest(service, null, HonestFunction.Report, Returns: ["i32", "i32", "i32", "i32", "i32", "i32", "str"]), cancellation);
        Assert.True(result.Result == EC.Success, $"{service} reports: {result.Name} {result.Reason}");
        int[] values = [.. result.Values!.Take(6).Select(value => value.GetInt32())];
        return new HonestReport(values[0], values[1], values[2], values[3], values[4], values[5], result.Values![6].GetString()!);
    }

    private static string? Check(IReadOnlyList<ProcessInfo> processes)
    {
        foreach (string name in Honest.Names)
        {
            ProcessInfo? process = processes.FirstOrDefault(one => one.Name == name);
            if (process is not { State: "running", Restarts: 0 })
            {
                return $"{name} is {process?.State ?? "gone"}";
            }
        }

        return null;
    }

    private async Task<string?> CallAsync(string service, int number, CancellationToken cancellation)
    {
        const string text = "an operator";
        CallResult result = await client.CallAsync(
            new CallRequest(
                service,
                null,
                HonestFunction.Echo,
                [new CallArgument("i32", JsonSerializer.SerializeToElement(number)), new CallArgument("str", JsonSerializer.SerializeToElement(text))],
                Returns: ["str", "i32", "str"]),
            cancellation);
        return result.Result != EC.Success ? $"{service}: {result.Name} {result.Reason}"
            : result.Values![0].GetString() == service && result.Values[1].GetInt32() == Honest.Answer(number, text) && result.Values[2].GetString() == text
                ? null
                : $"{service} gave a wrong answer: {result.Hex}";
    }
}
