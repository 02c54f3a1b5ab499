namespace Samgr;

/// <summary>
/// Serves the calls from other processes that wait in the queue of a service. A queue does not look into a call: it keeps the object, and the number
/// of the process that sent it.
/// </summary>
internal abstract class CallReceiver
{
    internal CallReceiver(ServiceEntry service)
    {
        Service = service;
    }

    internal readonly ServiceEntry Service;

    /// <summary>Serves a call whose turn has come, so that no later call can overtake it. On the thread of the service.</summary>
    internal abstract void Serve(object call);

    /// <summary>Refuses a call that will not be served.</summary>
    internal abstract void Abandon(object call);
}
