using LiteIpc;

namespace Samgr;

/// <summary>The settings of one process's samgr. Every limit of the framework stands here, with the field's default.</summary>
public sealed class SamgrOptions
{
    /// <summary>The name of the process, for logs.</summary>
    public string Name { get; set; } = "samgr";

    /// <summary>Time and threads.</summary>
    public SamgrAdapter Adapter { get; set; } = SamgrDefaults.Adapter ?? new PlainAdapter();

    /// <summary>Where log lines go; null for nowhere.</summary>
    public ILogSink? Log { get; set; } = SamgrDefaults.Log;

    /// <summary>Who is told what happens between processes; null for nobody.</summary>
    public ISamgrEvents? Events { get; set; }

    /// <summary>Who starts processes for this one; null where nobody can.</summary>
    public IProcessHost? Host { get; set; }

    /// <summary>Messages that may wait in the queue of each priority band's shared thread.</summary>
    public int SharedQueueSize { get; set; } = 40;

    /// <summary>Services in one process at most.</summary>
    public int MaxServices { get; set; } = 0x7FF0;

    /// <summary>Features in one service at most.</summary>
    public int MaxFeatures { get; set; } = 0x70;

    /// <summary>A message that takes longer is logged and counted, in milliseconds.</summary>
    public int SlowMessageMs { get; set; } = 10_000;

    /// <summary>Bytes of this process's message pool.</summary>
    public int PoolSize { get; set; } = IpcLimits.DefaultPoolSize;

    /// <summary>How long a call to another process waits at most, in milliseconds.</summary>
    public int CallTimeoutMs { get; set; } = IpcLimits.CallTimeoutMs;

    /// <summary>Bytes that a reply of this process's services may have at most.</summary>
    public int MaxReplySize { get; set; } = IpcLimits.MaxIoSize;

    /// <summary>Objects that a reply of this process's services may carry at most.</summary>
    public int MaxReplyObjects { get; set; } = 5;

    /// <summary>Calls that one other process may make here in a second, as a lasting average; 0 for any number.</summary>
    public int MessageRate { get; set; } = 1000;

    /// <summary>Calls that one other process may make here at once.</summary>
    public int MessageBurst { get; set; } = 1500;

    /// <summary>How often the registration with samgr is tried.</summary>
    public int RegisterRetries { get; set; } = 300;

    /// <summary>How long to wait between two tries, in milliseconds.</summary>
    public int RegisterRetryMs { get; set; } = 50;

    /// <summary>Services and features that samgr keeps in the whole system at most.</summary>
    public int MaxAbilities { get; set; } = 300;

    /// <summary>Policy rules for one service or feature at most.</summary>
    public int MaxPolicies { get; set; } = 8;

    /// <summary>System capabilities that samgr keeps at most.</summary>
    public int MaxSystemCapabilities { get; set; } = 512;

    /// <summary>Writes a log line, where there is a log.</summary>
    internal void WriteLog(int level, string text, string tag = "samgr") => Log?.Write(level, tag, text);
}
