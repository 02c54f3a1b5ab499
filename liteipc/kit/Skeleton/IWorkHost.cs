namespace LiteIpc.Kit;

/// <summary>The owner of the work that the threads of a pool do. The pool itself does not know what the work is.</summary>
internal interface IWorkHost
{
    /// <summary>Makes the worker of a thread.</summary>
    Worker MakeWorker(WorkerPool pool);

    /// <summary>Does one thing on a work thread.</summary>
    void Carry(Worker worker, Work work);

    /// <summary>Serves a request on the calling thread.</summary>
    void Serve(Worker worker, object target, DriverMessage message);

    /// <summary>Refuses a request, as the pool is closed.</summary>
    void RefuseClosed(IpcMessage message);
}
