using System.Diagnostics;
using System.Globalization;

namespace Samgr.Bench.Local;

/// <summary>Sends numbered messages to one service, which looks whether each of them comes in its turn.</summary>
internal sealed class Soak(TextWriter output)
{
    private const int Success = 0;
    private const int Lost = 1;
    private const int ProgressMs = 10_000;

    private readonly SoakService _service = new();

    /// <summary>Sends as many messages.</summary>
    /// <returns>0, or 1 as soon as one was lost or came out of turn.</returns>
    internal int Run(long messages)
    {
        SamgrLite samgr = LocalSystem.Boot(LocalSystem.Make([_service]));
        try
        {
            return Run(samgr, messages);
        }
        finally
        {
            samgr.Stop();
        }
    }

    private int Run(SamgrLite samgr, long messages)
    {
        Identity identity = _service.Identity;
        Request request = new(1);
        Stopwatch time = Stopwatch.StartNew();
        long shown = 0;
        for (long sent = 0; sent < messages;)
        {
            int batch = (int)Math.Min(SoakService.Batch, messages - sent);
            _service.Expect(batch);
            for (int i = 0; i < batch; i++)
            {
                request.MsgValue = (uint)sent++;
                LocalSystem.Expect(samgr.SendRequest(identity, request, null));
            }

            if (!_service.WaitForAll() || _service.Disorder != 0)
            {
                Say($"of the {Of(batch)} messages up to {Of(sent)} {Of(_service.Left)} were lost, and {Of(_service.Disorder)} came out of turn");
                return Lost;
            }

            if (time.ElapsedMilliseconds - shown >= ProgressMs && sent < messages)
            {
                shown = time.ElapsedMilliseconds;
                Say($"{Of(sent)} of {Of(messages)} messages, {Rate(sent, time)}");
            }
        }

        Say($"{Of(messages)} messages in {time.Elapsed.TotalSeconds:F1} s, {Rate(messages, time)}; none was lost");
        return Success;
    }

    private static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rate(long messages, Stopwatch time) => $"{Of((long)(messages / time.Elapsed.TotalSeconds))} a second";

    private void Say(FormattableString text)
    {
        output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }
}
