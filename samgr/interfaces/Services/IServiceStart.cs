using LiteIpc;

namespace Samgr;

/// <summary>A service that prepares itself.</summary>
public interface IServiceStart
{
    /// <summary>Called once, by the bootstrap, on the service's thread, before the first call.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="identity">The address of messages to the service.</param>
    /// <returns>False when it failed: the service is not available then.</returns>
    bool OnStart(SamgrLite samgr, Identity identity);
}

/// <summary>A service that is sent messages.</summary>
public interface IServiceMessages
{
    /// <summary>Handles a message, on the service's thread, as <see cref="Service.MessageHandle"/> does.</summary>
    /// <returns>False when it failed, which is counted.</returns>
    bool OnMessage(Request request);
}

/// <summary>A service that wants to know who calls.</summary>
public interface ICallerAware
{
    /// <summary>Called on the service's thread directly before each call.</summary>
    /// <param name="origin">Pid, tid, uid and gid as the kernel wrote them, valid during the call only; null for a call from its own process.</param>
    void OnCall(IpcMessage? origin);
}
