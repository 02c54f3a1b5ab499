using LiteIpc;

namespace Samgr;

/// <summary>Gets the reply of a call, on the caller's thread, before the call returns.</summary>
/// <param name="owner">The owner that was passed to the call.</param>
/// <param name="code">The result code of the call: <see cref="EC.Success"/>.</param>
/// <param name="reply">The results; valid during the callback only.</param>
public delegate void Notify(object? owner, int code, IpcIo reply);

/// <summary>The consumer's side of an interface in another process.</summary>
public interface IClientProxy : IUnknown
{
    /// <summary>Calls a function of the service.</summary>
    /// <param name="funcId">The function.</param>
    /// <param name="request">The arguments, or null for none; may be sent again.</param>
    /// <param name="owner">Handed to <paramref name="notify"/>; an <see cref="ICallOwner"/> is told why a call was refused.</param>
    /// <param name="notify">
    /// Gets the reply; null makes the call one-way: it waits for nothing but, while it is not known where the service is, for samgr.
    /// </param>
    /// <returns>
    /// <see cref="EC.Success"/>; the code of the service or of the rule that refused the call;
    /// <see cref="EC.DeadObject"/> when the service's process ended meanwhile; <see cref="EC.NoService"/> while it is not
    /// registered; <see cref="EC.Timeout"/>; <see cref="EC.Invalid"/> for a released proxy or an overflowed request.
    /// </returns>
    int Invoke(int funcId, IpcIo? request, object? owner, Notify? notify);
}
