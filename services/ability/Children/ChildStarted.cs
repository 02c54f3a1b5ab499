using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>Told, once, whether a child has been created. Runs on the manager's callback thread.</summary>
/// <param name="code">
/// <see cref="ChildProcessError.Success"/>, <see cref="ChildProcessError.LibLoadingFailed"/>,
/// <see cref="ChildProcessError.ConnectionFailed"/>, <see cref="ChildProcessError.ServiceError"/> or
/// <see cref="ChildProcessError.Timeout"/>.
/// </param>
/// <param name="proxy">The object that the child made, with a reference that the callee gives back; null unless it succeeded.</param>
public delegate void ChildStarted(int code, RemoteProxy? proxy);
