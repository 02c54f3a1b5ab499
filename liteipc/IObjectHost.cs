namespace LiteIpc;

/// <summary>Serves the objects of a process, which are no services; <see cref="IpcContext.Objects"/> plugs it in.</summary>
public interface IObjectHost
{
    /// <summary>Takes a request for an object, or the notice that one is no longer held. Called by the thread that receives.</summary>
    /// <param name="message">The message, which belongs to the host from now on.</param>
    void Dispatch(IpcMessage message);

    /// <summary>The process stops: nothing more is served, and the host's own threads end.</summary>
    void Close();
}
