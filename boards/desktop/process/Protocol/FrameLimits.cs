using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>The sizes that the two ends of a connection hold each other to.</summary>
internal static class FrameLimits
{
    /// <summary>Bytes of a frame's header, its length included.</summary>
    internal const int Header = 16;

    /// <summary>Bytes of the largest frame: a full message with buffers up to the largest pool.</summary>
    internal const int MaxFrame = Header + 64 + IpcLimits.MaxParcelSize + (IpcLimits.MaxObjects * 4) + IpcLimits.MaxPoolSize;

    /// <summary>Bytes of the largest frame before the sender has said who it is.</summary>
    internal const int MaxHello = 512;

    /// <summary>Characters of the largest text in a frame of the log, the trace or a state.</summary>
    internal const int MaxText = 4096;

    /// <summary>Milliseconds within which a new connection has to say who it is.</summary>
    internal const int HelloTimeoutMs = 5000;

    /// <summary>Milliseconds within which the kernel has to answer that.</summary>
    internal const int WelcomeTimeoutMs = 10_000;
}
