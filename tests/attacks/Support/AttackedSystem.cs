using System.Globalization;
using Samgr.Attacks.Modules;
using Samgr.Emulator;
using Samgr.Emulator.Control;

namespace Samgr.Attacks.Tests;

/// <summary>
/// One machine for all kinds of attack, one after the other: five honest processes call each other all along, an operator asks, and the
/// attacker is started anew for each kind.
/// </summary>
public abstract class AttackedSystem(Transport transport) : IAsyncDisposable
{
    private const string SecondsVariable = "SAMGR_ATTACK_SECONDS";
    private const string ReportVariable = "SAMGR_ATTACK_REPORT";
    private const int UsualSeconds = 5;
    private const int WarmUpSeconds = 2;

    private MachineRun? _run;
    private ControlClient? _client;
    private MachineSize? _baseline;

    /// <summary>How its messages travel.</summary>
    public Transport Transport { get; } = transport;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TimeSpan Time { get; } = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : UsualSeconds);

    /// <summary>Lets the attacker make one kind of attack, and gives what came of it.</summary>
    public async Task<AttackReport> EndureAsync(AttackKind kind)
    {
        MachineRun run = await BootAsync();
        MachineSize before = await run.MeasureAsync();
        await ReportAsync();
        long dumped = kind.ReadDump(await _client!.DumpAsync(null, Cancellation));

        run.Door.Begin(kind.Name);
        Operator asker = new(_client, kind);
        HonestReport honest;
        IReadOnlyDictionary<string, long> counts;
        try
        {
            await asker.AskForAsync(Time, Cancellation);
            honest = await ReportAsync();
            counts = new Dictionary<string, long>(run.Door.Counts);
        }
        finally
        {
            await RestartAttackerAsync(run);
        }

        HonestReport ending = await ReportAsync();
        MachineSize after = before;
        await Patience.UntilAsync(
            async () => (after = await run.MeasureAsync()).IsFlat(_baseline!),
            () => $"the machine is as it was: it was {_baseline}, and is {after}; its log:\n{run.Log}",
            Cancellation);
        AttackReport report = new(kind, Transport, counts, asker.MostInDump - dumped, honest, ending, asker.Ps, asker.Dump, asker.Call, before, after, run.Log);
        Tell(report);
        return report;
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _run?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static void Tell(AttackReport report)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(report.Row + "\n" + report.Counted);
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } path)
        {
            File.AppendAllText(path, report.Row + "\n");
            File.AppendAllText(path + ".counts", $"{report.Kind.Name} {report.Transport}: {report.Counted}\n");
        }
    }

    /// <summary>A machine that an attack has ended is no machine for the next kind.</summary>
    private async Task<MachineRun> BootAsync()
    {
        if (_run is { IsRunning: true })
        {
            return _run;
        }

        _client?.Dispose();
        _run?.Dispose();
        _run = new MachineRun(Transport);
        await _run.BootAsync();
        _client = _run.Connect();
        await WaitForAttackerAsync(_run);
        await Patience.UntilAsync(
            async () => (await Task.WhenAll(Honest.Names.Select(name => ReportOfAsync(name)))).All(report => report.Calls > 0),
            () => "the honest processes call each other:\n" + _run.Log,
            Cancellation);

        // What comes with the first questions and the first restart belongs to what the machine needs.
        await new Operator(_client, AttackKind.All[0]).AskForAsync(TimeSpan.FromSeconds(WarmUpSeconds), Cancellation);
        await RestartAttackerAsync(_run);
        _baseline = await _run.MeasureAsync();
        return _run;
    }

    private static Task WaitForAttackerAsync(MachineRun run)
        => Patience.UntilAsync(() => Task.FromResult(run.Door.HasIdle), () => "the attacker is there:\n" + run.Log, Cancellation);

    private async Task RestartAttackerAsync(MachineRun run)
    {
        run.Door.End();
        try
        {
            await _client!.KillAsync(Attacker.Pid, Cancellation);
        }
        catch (ControlException error) when (error.Code == EC.NoService)
        {
            // It has ended by itself, and starts again.
        }

        await WaitForAttackerAsync(run);
    }

    private Task<HonestReport> ReportOfAsync(string name) => Operator.ReportAsync(_client!, name, Cancellation);

    /// <summary>What came of the calls of all; each of them has to make some.</summary>
    private async Task<HonestReport> ReportAsync()
    {
        HonestReport sum = new(0, 0, 0, 0, 0, 0, string.Empty);
        foreach (string name in Honest.Names)
        {
            HonestReport own = await ReportOfAsync(name);
            HonestReport report = own;
            await Patience.UntilAsync(
                async () => (report = own.Calls > 0 ? own : await ReportOfAsync(name)).Calls > 0,
                () => $"{name} goes on with its calls; it reports {report}; the log:\n{_run!.Log}",
                Cancellation);
            sum += report;
        }

        return sum;
    }
}

/// <summary>A machine whose processes call each other through memory that they share.</summary>
public sealed class ChannelSystem() : AttackedSystem(Transport.Channel);

/// <summary>A machine whose messages all go through its kernel.</summary>
public sealed class SocketSystem() : AttackedSystem(Transport.Socket);
