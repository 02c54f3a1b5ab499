using System.Runtime.CompilerServices;
using System.Threading;
using LiteIpc;

namespace Samgr;

[ExcludeType]
internal static class ExchangeKind
{
    /// <summary>A request to a service or feature.</summary>
    internal const int Request = 0;

    /// <summary>The answer to a request, for the handler that came with it.</summary>
    internal const int Response = 1;

    /// <summary>A handler to be run on the service's thread.</summary>
    internal const int Direct = 2;

    /// <summary>A call from another process.</summary>
    internal const int Ipc = 3;

    /// <summary>The service's initialisation.</summary>
    internal const int Initialize = 4;
}

/// <summary>One entry of a task queue. Belongs to its queue, which uses it over and over.</summary>
internal sealed class Exchange
{
    /// <summary>Short of the end by more than there are threads.</summary>
    private const int MostDropped = int.MaxValue - 0x8000;

    internal Exchange()
    {
        Request.Exchange = this;
    }

    internal readonly Request Request = new Request();

    internal readonly Response Response = new Response();

    internal int Kind;

    /// <summary>True for a request; a step of the boot takes no place from the requests.</summary>
    internal bool TakesPlace;

    internal ServiceEntry? Target;

    /// <summary>The feature that it is for; null for the service itself.</summary>
    internal FeatureEntry? Feature;

    internal Handler? Handler;

    /// <summary>The service that waits for the answer; null when its sender was no service.</summary>
    internal ServiceEntry? Source;

    /// <summary>True while its handler runs: the time in which it can be answered.</summary>
    internal bool IsHandling;

    internal bool IsAnswered;

    internal SharedToken? Token;

    internal IpcMessage? Message;

    internal Router? Router;

    internal Exchange? Next;

    /// <summary>Ends it unhandled, as another one has taken its place.</summary>
    internal void Abandon()
    {
        if (Target!.Dropped < MostDropped)
        {
            Interlocked.Increment(ref Target.Dropped);
        }

        Target.Service.Samgr!.Dispatcher.Abandon(this);
    }

    internal void Clear()
    {
        Request.Clear();
        Response.CopyFrom(null);
        Target = null;
        Feature = null;
        Handler = null;
        Source = null;
        IsAnswered = false;
        Token = null;
        Message = null;
        Router = null;
        Next = null;
    }
}
