using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Desktop;

/// <summary>The threads of a process, and the services and objects that each serves.</summary>
internal sealed class ServingProcess(SamgrLite samgr) : ICallServer
{
    /// <summary>A task serves one entry after the other: its thread has to go on before it can serve another one.</summary>
    internal static int[]? ThreadsOf(TaskPool? pool, out Exchange? current)
    {
        current = pool == null ? null : Volatile.Read(ref pool.Current);
        return current == null ? null : [Volatile.Read(ref pool!.ThreadId)];
    }

    public int[]? ThreadsOf(int token, int sequence, object? door, out bool isServed)
    {
        if (token >= SvcIdentity.FirstObjectToken)
        {
            return CallServers.ThreadsOf(samgr.Ipc?.Objects, sequence, door, out isServed);
        }

        int[]? threads = ThreadsOf(samgr.Endpoint?.OfferAt(token)?.Service.Pool, out Exchange? current);
        isServed = CallServers.IsCall(current?.Call as IpcMessage, sequence, door);
        return threads;
    }

    public string NameOf(int token)
    {
        if (token >= SvcIdentity.FirstObjectToken)
        {
            return CallServers.NameOf(samgr.Ipc?.Objects, token);
        }

        SaName? name = samgr.Endpoint?.OfferAt(token)?.Name;
        return name == null ? "token " + token : name.Feature == null ? name.Service : name.Service + "/" + name.Feature;
    }

    public string TargetOf(LongWait wait)
    {
        foreach (ClientProxy proxy in samgr.Clients?.Proxies.All() ?? [])
        {
            if (wait.Identity is { } target && proxy.Target.Handle == target.Handle && proxy.Target.Token == target.Token)
            {
                return proxy.Feature == null ? proxy.Service : proxy.Service + "/" + proxy.Feature;
            }
        }

        return wait.Target;
    }

    public string NameOfThread(int thread)
    {
        foreach (TaskPool pool in samgr.Tasks.Pools)
        {
            if (pool.ThreadId == thread && Volatile.Read(ref pool.Current)?.Target is ServiceEntry service)
            {
                return service.Name;
            }
        }

        return "thread " + thread;
    }
}
