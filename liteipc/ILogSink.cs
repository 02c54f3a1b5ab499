using System.Runtime.CompilerServices;

namespace LiteIpc;

/// <summary>Severity of a log line; the values are those of HiLog.</summary>
[ExcludeType]
public static class LogLevel
{
    /// <summary>For finding faults.</summary>
    public const int Debug = 3;

    /// <summary>Normal operation.</summary>
    public const int Info = 4;

    /// <summary>Something unusual that was dealt with.</summary>
    public const int Warn = 5;

    /// <summary>Something failed.</summary>
    public const int Error = 6;

    /// <summary>The process cannot go on.</summary>
    public const int Fatal = 7;
}

/// <summary>Receives log lines. Called from any thread; must not throw and must not call back.</summary>
public interface ILogSink
{
    /// <summary>Writes one line.</summary>
    /// <param name="level">One of <see cref="LogLevel"/>.</param>
    /// <param name="tag">The source of the line: a service's name, "samgr", "liteipc".</param>
    /// <param name="text">The line.</param>
    void Write(int level, string tag, string text);
}
