using System.Globalization;
using LiteIpc;

namespace Samgr.Emulator.Log;

/// <summary>How a line of the log is written: as HiLog does.</summary>
internal static class LogFormat
{
    /// <summary>The letters of the levels, the lowest first.</summary>
    public const string Levels = "DIWEF";

    /// <summary>The letter of a level.</summary>
    /// <param name="level">One of <see cref="LogLevel"/>; one below or above them is the lowest or the highest.</param>
    public static char LetterOf(int level) => Levels[Math.Clamp(level, LogLevel.Debug, LogLevel.Fatal) - LogLevel.Debug];

    /// <summary>The part of a line in front of the text: <c>11-21 03:29:58.561     5    35 W samgr: </c>.</summary>
    public static string Start(DateTimeOffset time, char level, int pid, int tid, string tag) => string.Create(
        CultureInfo.InvariantCulture, $"{time:MM-dd HH:mm:ss.fff} {pid,5} {tid,5} {level} {tag}: ");
}
