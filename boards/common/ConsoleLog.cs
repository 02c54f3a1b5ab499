using System;
using LiteIpc;

namespace Samgr.Boards;

/// <summary>Writes log lines to the debug output of the board: "W provider/gpio: text".</summary>
public sealed class ConsoleLog : ILogSink
{
    /// <inheritdoc/>
    public void Write(int level, string tag, string text) => Console.WriteLine(LetterOf(level) + " " + tag + ": " + text);

    private static string LetterOf(int level)
    {
        switch (level)
        {
            case LogLevel.Debug: return "D";
            case LogLevel.Info: return "I";
            case LogLevel.Warn: return "W";
            case LogLevel.Error: return "E";
            default: return "F";
        }
    }
}
