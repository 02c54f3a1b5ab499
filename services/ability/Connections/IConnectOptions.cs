using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>Receives the events of a connection. Called on work threads of the process's IPC Kit, never two at a time for one connection.</summary>
public interface IConnectOptions
{
    /// <summary>The connection stands.</summary>
    /// <param name="element">The ability that was wanted.</param>
    /// <param name="remote">The ability's object; the connection keeps its reference until it ends.</param>
    void OnConnect(Want element, RemoteObject remote);

    /// <summary>The connection has ended: by <see cref="AbilityConnector.Disconnect"/>, or with the ability's process. Once.</summary>
    void OnDisconnect(Want element);

    /// <summary>The connection could not be made.</summary>
    /// <param name="element">The ability that was wanted.</param>
    /// <param name="code">One of <see cref="ConnectError"/>.</param>
    /// <param name="reason">Why, in words, with the name of the code of <see cref="LiteIpc.EC"/> where a call failed.</param>
    void OnFailed(Want element, int code, string reason);
}
