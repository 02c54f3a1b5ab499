namespace Samgr.Emulator.Control;

public sealed partial class ControlClient
{
    /// <summary>Lines of the machine's log: as many as one answer holds, from a number on.</summary>
    public async Task<LogEntries> ReadLogAsync(LogQuestion question, CancellationToken cancellation = default)
    {
        object request = new { cmd = "log", question.From, question.Level, question.Target, question.SinceMs, question.Waits };
        TimeSpan itsOwn = question.Waits ? LogCommands.Patience : TimeSpan.Zero;
        return Typed<LogEntries>(await SendAsync(request, itsOwn, cancellation).ConfigureAwait(false));
    }
}
