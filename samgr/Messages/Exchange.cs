using LiteIpc;

namespace Samgr;

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
    internal Exchange()
    {
        Request.Exchange = this;
    }

    internal Request Request { get; } = new Request();

    internal Response Response { get; } = new Response();

    internal int Kind { get; set; }

    /// <summary>True for a request; a step of the boot takes no place from the requests.</summary>
    internal bool TakesPlace { get; set; }

    internal ServiceEntry? Target { get; set; }

    /// <summary>The feature that it is for; null for the service itself.</summary>
    internal FeatureEntry? Feature { get; set; }

    internal Handler? Handler { get; set; }

    /// <summary>The service that waits for the answer; null when its sender was no service.</summary>
    internal ServiceEntry? Source { get; set; }

    /// <summary>True while its handler runs: the time in which it can be answered.</summary>
    internal bool IsHandling { get; set; }

    internal bool IsAnswered { get; set; }

    internal SharedToken? Token { get; set; }

    internal IpcMessage? Message { get; set; }

    internal Router? Router { get; set; }

    internal Exchange? Next { get; set; }

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
