using System.Globalization;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Logs;

/// <summary>Shows the log of a running machine.</summary>
/// <param name="client">The machine.</param>
/// <param name="arguments">Which lines, and how.</param>
internal sealed class LogReading(ControlClient client, LogArguments arguments)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Shows the lines that there are, and those that come where that is wanted.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using LogPrinter printer = new(Console.Out.WriteLine, LogColours.AreShown);
        try
        {
            LogEntries page = await ShowLatestAsync(printer, cancellation);
            while (arguments.Follows && !page.IsLast)
            {
                page = await client.ReadLogAsync(Question(page.Next, waits: true), cancellation);
                if (page.Missed > 0)
                {
                    StandardError.WriteLine(string.Create(CultureInfo.InvariantCulture, $"samgr: {page.Missed} lines missed: they came faster than they could be shown here"));
                }

                foreach (LogEntry line in page.Lines.Where(IsWanted))
                {
                    Show(line, printer);
                }
            }
        }
        catch (OperationCanceledException) when (arguments.Follows)
        {
            return ExitCode.Success;
        }
        catch (ControlException error) when (arguments.Follows && error.Code == EC.Commu)
        {
            // It ended while it was asked.
        }

        if (arguments.Follows)
        {
            StandardError.WriteLine($"samgr: {client.Machine} has ended");
        }

        return ExitCode.Success;
    }

    private async Task<LogEntries> ShowLatestAsync(LogPrinter printer, CancellationToken cancellation)
    {
        Queue<LogEntry> latest = new();
        LogEntries page = await client.ReadLogAsync(Question(0, waits: false), cancellation);
        long end = page.End;
        while (true)
        {
            foreach (LogEntry line in page.Lines.Where(IsWanted))
            {
                latest.Enqueue(line);
                if (latest.Count > arguments.MaxLines)
                {
                    latest.Dequeue();
                }
            }

            // The end as seen at first: reading would never catch up with a machine that logs all the time.
            if (page.Next >= end)
            {
                break;
            }

            page = await client.ReadLogAsync(Question(page.Next, waits: false), cancellation);
        }

        foreach (LogEntry line in latest)
        {
            Show(line, printer);
        }

        if (latest.Count == 0 && !arguments.Follows && !arguments.AsJson)
        {
            StandardError.WriteLine(arguments.Pattern is { } pattern ? $"samgr: no line matches '{pattern}'" : "samgr: there is no such line");
        }

        return page;
    }

    private LogQuestion Question(long from, bool waits) => new(
        from, arguments.Level ?? LogLevel.Debug, arguments.Target, from == 0 ? (long?)arguments.Since?.TotalMilliseconds : null, waits);

    private bool IsWanted(LogEntry line)
        => arguments.Pattern == null || arguments.Pattern.IsMatch(line.Text) || arguments.Pattern.IsMatch(line.Tag);

    private void Show(LogEntry line, LogPrinter printer)
    {
        if (arguments.AsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(line, _json));
        }
        else
        {
            printer.Write(line.ToString());
        }
    }
}
