using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Runs the entries of the task queues. Whatever a service's code throws is logged and counted here, and the thread goes on.
/// </summary>
internal sealed class Dispatcher
{
    private readonly SamgrLite _samgr;
    private readonly SamgrOptions _options;

    internal Dispatcher(SamgrLite samgr, SamgrOptions options)
    {
        _samgr = samgr;
        _options = options;
    }

    /// <summary>Handles an entry on the thread of its service.</summary>
    /// <returns>When it ended.</returns>
    internal long Handle(Exchange exchange, long start)
    {
        ServiceEntry entry = exchange.Target!;
        try
        {
            Run(entry, exchange);
        }
        catch (Exception error)
        {
            Threw(entry, "handling an entry", error);
        }

        exchange.Token?.Remove();
        entry.Handled++;
        long end = _options.Adapter.NowMs;
        if (end - start > _options.SlowMessageMs)
        {
            LogPace.Count(ref entry.Slow);
            _options.WriteLog(LogLevel.Warn, "a message took " + (end - start) + " ms", entry.Name);
        }

        return end;
    }

    /// <summary>Ends an entry that will not be handled: whoever waits for its answer gets an empty one, or a refusal.</summary>
    internal void Abandon(Exchange exchange)
    {
        exchange.Token?.Remove();
        if (exchange.Kind == ExchangeKind.Ipc)
        {
            exchange.Router!.Endpoint.Refuse(exchange.Message!, EC.BusBusy, "dropped from the full queue of " + exchange.Target!.Name);
        }
        else if (exchange.Kind == ExchangeKind.Request && exchange.Handler != null && !exchange.IsAnswered)
        {
            Answer(exchange, null);
        }
    }

    /// <summary>Sends the answer of a request to whoever waits for it.</summary>
    internal int Answer(Exchange exchange, Response? response)
    {
        if (exchange.Handler == null || exchange.IsAnswered)
        {
            return EC.Invalid;
        }

        exchange.IsAnswered = true;
        ServiceEntry? source = exchange.Source;
        if (source == null)
        {
            exchange.Response.CopyFrom(response);
            RunHandler(exchange.Target!, exchange.Handler, exchange.Request, exchange.Response);
            return EC.Success;
        }

        TaskQueue queue = source.Pool!.Queue;
        return queue.Send(ExchangeKind.Response, source.Identity, exchange.Request, response, exchange.Handler, null, null) ? EC.Success : EC.NoInit;
    }

    /// <summary>Sends the answer of a request to its handler on the thread of an identity.</summary>
    internal int AnswerAt(Identity identity, Exchange exchange, Response? response)
    {
        TaskQueue queue = identity.Queue!;
        TaskQueue? asker = exchange.Source?.Pool!.Queue;
        if (exchange.Handler == null || exchange.IsAnswered || asker == queue)
        {
            return Answer(exchange, response);
        }

        if (!queue.Send(ExchangeKind.Direct, identity, exchange.Request, response, exchange.Handler, null, null))
        {
            return SamgrLite.CodeOf(queue);
        }

        exchange.IsAnswered = true;
        if (asker != null)
        {
            // The place that the asker reserved for the answer is given back on its thread.
            asker.Send(ExchangeKind.Response, exchange.Source!.Identity, exchange.Request, null, null, null, null);
        }

        return EC.Success;
    }

    private void Run(ServiceEntry entry, Exchange exchange)
    {
        switch (exchange.Kind)
        {
            case ExchangeKind.Initialize:
                _samgr.InitializeService(entry);
                break;
            case ExchangeKind.Ipc:
                exchange.Router!.Endpoint.Serve(exchange.Router, exchange.Message!);
                break;
            case ExchangeKind.Request:
                HandleRequest(entry, exchange);
                break;
            default:
                RunHandler(entry, exchange.Handler, exchange.Request, exchange.Response);
                break;
        }
    }

    private void HandleRequest(ServiceEntry entry, Exchange exchange)
    {
        exchange.IsHandling = true;
        try
        {
            if (!entry.IsRegistered || (exchange.Feature != null && !exchange.Feature.IsRegistered))
            {
                LogPace.Count(ref entry.Dropped);
            }
            else if (!Deliver(entry, exchange))
            {
                LogPace.Count(ref entry.Failures);
            }
        }
        catch (Exception error)
        {
            Threw(entry, "handling message " + exchange.Request.MsgId, error);
        }

        exchange.IsHandling = false;
        if (exchange.Handler != null && !exchange.IsAnswered)
        {
            Answer(exchange, null);
        }
    }

    private static bool Deliver(ServiceEntry entry, Exchange exchange)
    {
        return exchange.Feature == null
            ? entry.Service.MessageHandle(exchange.Request)
            : exchange.Feature.Feature.OnMessage(exchange.Request);
    }

    private void RunHandler(ServiceEntry entry, Handler? handler, Request request, Response response)
    {
        try
        {
            handler?.Invoke(request, response);
        }
        catch (Exception error)
        {
            Threw(entry, "running a handler", error);
        }
    }

    /// <summary>Counts and logs an exception.</summary>
    /// <returns>As <see cref="SamgrOptions.WriteError"/>.</returns>
    internal string Threw(ServiceEntry entry, string doing, Exception error)
    {
        LogPace.Count(ref entry.Exceptions);
        return _options.WriteError(doing, error, entry.Name);
    }
}
