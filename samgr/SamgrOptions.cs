using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The settings of one process's samgr. Every limit of the framework stands here, with the field's default. The desktop's adapter
/// checks them when the process is made: an application for a board is tried there first.
/// </summary>
/// <remarks>
/// <see cref="SamgrLite"/> takes a copy when it is made. A change of the original has no effect from then on, and one object may serve
/// for several processes. <see cref="SamgrLite.Options"/> is that copy, to be read.
/// </remarks>
public sealed class SamgrOptions
{
    /// <summary>The name of the process, for logs.</summary>
    public string Name = "samgr";

    /// <summary>Time and threads.</summary>
    public SamgrAdapter Adapter = SamgrDefaults.Adapter ?? new PlainAdapter();

    /// <summary>Receives the log lines; null for no log.</summary>
    public ILogSink? Log = SamgrDefaults.Log;

    /// <summary>Receives the events between processes; null for none.</summary>
    public ISamgrEvents? Events;

    /// <summary>Starts processes for this one; null where none can be started.</summary>
    public IProcessHost? Host;

    /// <summary>Messages that may wait in the queue of each priority band's shared thread.</summary>
    public int SharedQueueSize = 40;

    /// <summary>Services in one process at most.</summary>
    public int MaxServices = 0x7FF0;

    /// <summary>Features in one service at most.</summary>
    public int MaxFeatures = 0x70;

    /// <summary>A message that takes longer is logged and counted, in milliseconds.</summary>
    public int SlowMessageMs = 10_000;

    /// <summary>Bytes of this process's message pool.</summary>
    public int PoolSize = IpcLimits.DefaultPoolSize;

    /// <summary>The longest wait of a call to another process, in milliseconds.</summary>
    public int CallTimeoutMs = IpcLimits.CallTimeoutMs;

    /// <summary>Bytes that a reply of this process's services may have at most.</summary>
    public int MaxReplySize = IpcLimits.MaxIoSize;

    /// <summary>Objects that a reply of this process's services may carry at most.</summary>
    public int MaxReplyObjects = 5;

    /// <summary>
    /// Calls that one other process may make here in a second, as a lasting average; 0 for any number. The processes of a user
    /// may together make four times as many.
    /// </summary>
    public int MessageRate = 1000;

    /// <summary>Calls that one other process may make here at once, and the processes of a user together four times as many.</summary>
    public int MessageBurst = 1500;

    /// <summary>Death callbacks that may be registered for one handle, and recipients for one object of the IPC Kit, at most.</summary>
    public int MaxDeathCallbacks = IpcLimits.DefaultMaxDeathCallbacks;

    /// <summary>Tries of the registration with samgr.</summary>
    public int RegisterRetries = 300;

    /// <summary>The pause between two tries, in milliseconds.</summary>
    public int RegisterRetryMs = 50;

    /// <summary>Services and features that samgr keeps in the whole system at most.</summary>
    public int MaxAbilities = 300;

    /// <summary>Policy rules for one service or feature at most.</summary>
    public int MaxPolicies = 8;

    /// <summary>Services and features that one process waits for at the same time at most.</summary>
    public int MaxWaits = 16;

    /// <summary>System capabilities that samgr keeps at most.</summary>
    public int MaxSystemCapabilities = 512;

    /// <summary>Fields as they are at this moment.</summary>
    internal SamgrOptions Copy() => (SamgrOptions)MemberwiseClone();

    /// <summary>Writes a log line that others can cause as often as they like, unless the adapter finds that it repeats itself too often.</summary>
    /// <param name="level">One of <see cref="LogLevel"/>.</param>
    /// <param name="text">The line.</param>
    /// <param name="tag">The source of the line: best the name of a service.</param>
    public void WritePaced(int level, string text, string tag = "samgr")
    {
        if (Adapter.IsDue(text))
        {
            WriteLog(level, text, tag);
        }
    }

    /// <summary>Writes a log line, where there is a log. An exception of the log costs the line and nothing else. From any thread.</summary>
    /// <param name="level">One of <see cref="LogLevel"/>.</param>
    /// <param name="text">The line.</param>
    /// <param name="tag">The source of the line: best the name of a service.</param>
    public void WriteLog(int level, string text, string tag = "samgr")
    {
        try
        {
            Log?.Write(level, tag, text);
        }
        catch (Exception)
        {
        }
    }

    /// <summary>Logs an exception, paced.</summary>
    /// <returns>Its message; its type where its own text throws.</returns>
    internal string WriteError(string doing, Exception error, string tag = "samgr")
    {
        string text;
        string message;
        try
        {
            text = error.ToString();
            message = error.Message;
        }
        catch (Exception)
        {
            text = error.GetType().FullName!;
            message = text;
        }

        WritePaced(LogLevel.Error, "exception while " + doing + ": " + text, tag);
        return message;
    }
}
