using LiteIpc;

namespace Samgr.Boards;

/// <summary>
/// What the processes of a board may take, far below the limits of the field: everything here is memory of one heap that may
/// have 64 KB.
/// </summary>
public static class BoardLimits
{
    /// <summary>Handles of all processes: 4 bytes each in every process. Three processes need three, a restart one more.</summary>
    public const int MaxHandles = 8;

    /// <summary>Two-way calls under way: about 150 bytes each once used. Every service thread can wait in one.</summary>
    public const int MaxCalls = 8;

    /// <summary>Bytes of unread messages that a process may cause: taken from the heap as they arrive.</summary>
    public const int PoolSize = 4096;

    /// <summary>Bytes of a reply: up to four buffers of this size in each process that serves calls.</summary>
    public const int MaxReplySize = 256;

    /// <summary>Objects of a reply: 4 bytes each in every reply buffer.</summary>
    public const int MaxReplyObjects = 2;

    /// <summary>Messages in the queue of a shared thread: about 150 bytes each once used.</summary>
    public const int SharedQueueSize = 8;

    /// <summary>Messages in the queue of a service: about 150 bytes each once used.</summary>
    public const int QueueSize = 4;

    /// <summary>The task of a service that shares its thread; one object for all of them.</summary>
    internal static readonly TaskConfig SharedTask = new TaskConfig(queueSize: QueueSize);

    /// <summary>Services in a process.</summary>
    public const int MaxServices = 8;

    /// <summary>Features in a service.</summary>
    public const int MaxFeatures = 4;

    /// <summary>Services and features that samgr keeps: about 100 bytes each.</summary>
    public const int MaxAbilities = 16;

    /// <summary>System capabilities that samgr keeps: about 60 bytes each.</summary>
    public const int MaxSystemCapabilities = 8;

    /// <summary>Calls a second from one process; a board that calls itself more often than this is in a loop.</summary>
    public const int MessageRate = 200;

    /// <summary>Calls from one process at once.</summary>
    public const int MessageBurst = 300;

    /// <summary>Bytes of heap of the process with samgr and gpio once it has booted, the kernel included.</summary>
    internal const int ProviderBytes = 18_500;

    /// <summary>Bytes of heap of the process with heartbeat, watchdog and memory once it has booted.</summary>
    internal const int ApplicationBytes = 16_000;

    /// <summary>Bytes of heap of the process with broadcast and the button once it has booted.</summary>
    internal const int ConsumerBytes = 17_000;

    /// <summary>The settings of one process.</summary>
    /// <param name="process">Its name.</param>
    /// <param name="log">Receives its log lines.</param>
    /// <param name="callTimeoutMs">How long its calls wait.</param>
    public static SamgrOptions Apply(string process, ILogSink log, int callTimeoutMs) => new SamgrOptions
    {
        Name = process,
        Log = new ProcessLog(process, log),
        CallTimeoutMs = callTimeoutMs,
        PoolSize = PoolSize,
        MaxReplySize = MaxReplySize,
        MaxReplyObjects = MaxReplyObjects,
        SharedQueueSize = SharedQueueSize,
        MaxServices = MaxServices,
        MaxFeatures = MaxFeatures,
        MaxAbilities = MaxAbilities,
        MaxSystemCapabilities = MaxSystemCapabilities,
        MessageRate = MessageRate,
        MessageBurst = MessageBurst,
    };
}
