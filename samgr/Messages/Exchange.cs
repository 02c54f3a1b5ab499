using System;
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
    internal const int Call = 3;
}

/// <summary>
/// One entry of a task queue, which runs, answers and abandons itself. Exceptions of a service's code are logged and counted, and the thread goes
/// on. Belongs to its queue, which uses it over and over.
/// </summary>
internal sealed class Exchange
{
    /// <summary>The count stops here: as far from the end of its type as there may be threads that count at the same time.</summary>
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
    internal RegistryEntry? Feature;

    internal Handler? Handler;

    /// <summary>The service that waits for the answer; null when its sender was no service.</summary>
    internal ServiceEntry? Source;

    /// <summary>True while its handler runs: the time in which it can be answered.</summary>
    internal bool IsHandling;

    internal bool IsAnswered;

    internal SharedToken? Token;

    /// <summary>Serves the call; null for other entries.</summary>
    internal CallReceiver? Receiver;

    internal object? Call;

    /// <summary>The process that sent the call.</summary>
    internal int Sender;

    internal Exchange? Next;

    /// <summary>Handles it, on the thread of its service.</summary>
    /// <returns>When it ended.</returns>
    internal long Handle(long start)
    {
        ServiceEntry entry = Target!;
        try
        {
            switch (Kind)
            {
                case ExchangeKind.Call:
                    Receiver!.Serve(Call!);
                    break;
                case ExchangeKind.Request:
                    HandleRequest(entry);
                    break;
                default:
                    RunHandler();
                    break;
            }
        }
        catch (Exception error)
        {
            entry.CountThrown("handling an entry", error);
        }

        Token?.Remove();
        return entry.CountHandled(start);
    }

    /// <summary>Ends it unhandled, as another one has taken its place: its sender gets an empty answer, or a refusal.</summary>
    internal void Abandon()
    {
        if (Target!.Dropped < MostDropped)
        {
            Interlocked.Increment(ref Target.Dropped);
        }

        Token?.Remove();
        if (Kind == ExchangeKind.Call)
        {
            Receiver!.Abandon(Call!);
        }
        else if (Kind == ExchangeKind.Request)
        {
            Answer(null);
        }
    }

    /// <summary>Sends the answer of a request to the service or handler that waits for it.</summary>
    internal int Answer(Response? response)
    {
        if (Handler == null || IsAnswered)
        {
            return EC.Invalid;
        }

        IsAnswered = true;
        if (Source == null)
        {
            Response.CopyFrom(response);
            RunHandler();
            return EC.Success;
        }

        return Source.Pool!.Queue.Send(ExchangeKind.Response, Source.Identity, Request, response, Handler, null, null) ? EC.Success : EC.NoInit;
    }

    /// <summary>Sends the answer of a request to its handler on the thread of an identity.</summary>
    internal int AnswerAt(Identity identity, Response? response)
    {
        TaskQueue queue = identity.Queue!;
        TaskQueue? asker = Source?.Pool!.Queue;
        if (Handler == null || IsAnswered || asker == queue)
        {
            return Answer(response);
        }

        if (!queue.Send(ExchangeKind.Direct, identity, Request, response, Handler, null, null))
        {
            return queue.Refusal;
        }

        IsAnswered = true;
        if (asker != null)
        {
            // The place that the asker reserved for the answer is given back on its thread.
            asker.Send(ExchangeKind.Response, Source!.Identity, Request, null, null, null, null);
        }

        return EC.Success;
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
        Receiver = null;
        Call = null;
        Next = null;
    }

    private void HandleRequest(ServiceEntry entry)
    {
        IsHandling = true;
        try
        {
            if (!entry.IsRegistered || (Feature != null && !Feature.IsRegistered))
            {
                LogPace.Count(ref entry.Dropped);
            }
            else if (!(Feature ?? entry).Handle(Request))
            {
                LogPace.Count(ref entry.Failures);
            }
        }
        catch (Exception error)
        {
            entry.CountThrown("handling message " + Request.MsgId, error);
        }

        IsHandling = false;
        Answer(null);
    }

    private void RunHandler()
    {
        try
        {
            Handler?.Invoke(Request, Response);
        }
        catch (Exception error)
        {
            Target!.CountThrown("running a handler", error);
        }
    }
}
