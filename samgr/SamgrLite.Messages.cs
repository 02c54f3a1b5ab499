using System.Threading;
using LiteIpc;

namespace Samgr;

public sealed partial class SamgrLite
{
    /// <summary>Sends a message to a service or feature of this process. Never waits, unless the receiver chose to block its senders.</summary>
    /// <param name="identity">The receiver.</param>
    /// <param name="request">The message; copied.</param>
    /// <param name="handler">
    /// Gets the answer, exactly once; null when none is wanted. The answer has a place reserved in the sender's queue.
    /// </param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.BusBusy"/> when a queue is full; <see cref="EC.Invalid"/> for null, a service
    /// without a queue, or one that is not initialised yet or no longer registered; <see cref="EC.NoInit"/> once the process has
    /// been stopped.
    /// </returns>
    public int SendRequest(Identity? identity, Request? request, Handler? handler)
        => Post(ExchangeKind.Request, identity, request, null, handler, null);

    /// <summary>Sends a message whose payload several receivers share; the token counts those that still have it.</summary>
    /// <param name="identity">The receiver.</param>
    /// <param name="request">The message; its payload must not be changed until the token's count is 0.</param>
    /// <param name="token">The token of the first message of the series; null for the first.</param>
    /// <param name="handler">As in <see cref="SendRequest"/>.</param>
    /// <returns>The token, or null when the message was not sent.</returns>
    public SharedToken? SendSharedRequest(Identity? identity, Request? request, SharedToken? token, Handler? handler)
    {
        SharedToken shared = token ?? new SharedToken();
        return Post(ExchangeKind.Request, identity, request, null, handler, shared) == EC.Success ? shared : null;
    }

    /// <summary>Has a handler run on the thread of a service, in turn with its messages, sharing a payload.</summary>
    /// <param name="identity">The service.</param>
    /// <param name="request">Handed to the handler; copied.</param>
    /// <param name="response">Handed to the handler; copied. Null for an empty one.</param>
    /// <param name="token">As in <see cref="SendSharedRequest"/>.</param>
    /// <param name="handler">The code to run; required.</param>
    /// <returns>As <see cref="SendRequest"/>.</returns>
    public int SendSharedDirectRequest(Identity? identity, Request? request, Response? response, SharedToken? token, Handler? handler)
        => handler == null ? EC.Invalid : Post(ExchangeKind.Direct, identity, request, response, handler, token);

    /// <summary>
    /// Answers a message. Legal once, and only while its handler runs, on the handler's thread and with the very object that
    /// the handler got.
    /// </summary>
    /// <param name="request">The message.</param>
    /// <param name="response">The answer; copied. Null for an empty one.</param>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.Invalid"/> when nobody waits for an answer.</returns>
    public int SendResponse(Request? request, Response? response)
        => IsHandled(request) ? request!.Exchange!.Answer(response) : EC.Invalid;

    /// <summary>
    /// Answers a message as <see cref="SendResponse"/> does, and has its handler run on the thread of a service or feature of
    /// the caller's choice, in turn with that one's messages. Services that boot others answer by their own identity.
    /// </summary>
    /// <param name="identity">The service or feature on whose thread the handler of the message runs.</param>
    /// <param name="request">The message.</param>
    /// <param name="response">The answer; copied. Null for an empty one.</param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Invalid"/> when nobody waits for an answer, or the identity has no queue;
    /// <see cref="EC.BusBusy"/> when its queue is full, <see cref="EC.NoInit"/> when it has been closed: the message can still be
    /// answered then.
    /// </returns>
    public int SendResponseByIdentity(Identity? identity, Request? request, Response? response)
        => IsHandled(request) && identity?.Queue != null ? request!.Exchange!.AnswerAt(identity, response) : EC.Invalid;

    /// <summary>Whether this is the message that the calling thread handles.</summary>
    private static bool IsHandled(Request? request)
    {
        Exchange? exchange = request?.Exchange;
        return exchange != null && exchange.IsHandling && exchange.Target!.Pool!.ThreadId == Thread.CurrentThread.ManagedThreadId;
    }

    /// <summary>Whether the calling thread handles something for a service of this process: what it calls there would wait for itself.</summary>
    /// <param name="identity">The service; one of the same task counts as well.</param>
    public bool HasTurn(Identity? identity)
    {
        TaskPool? pool = identity?.Service?.Pool;
        return pool != null && pool.ThreadId == Thread.CurrentThread.ManagedThreadId && pool.Current != null;
    }

    private int Post(int kind, Identity? identity, Request? request, Response? response, Handler? handler, SharedToken? token)
    {
        TaskQueue? queue = identity?.Queue;
        if (request == null || queue == null)
        {
            return EC.Invalid;
        }

        ServiceEntry? source = null;
        if (handler != null && kind == ExchangeKind.Request)
        {
            source = Tasks.CurrentService();
            if (source != null && !source.Pool!.Queue.ReserveAnswer())
            {
                return source.Pool.Queue.Refusal;
            }
        }

        token?.Add();
        bool isSent = queue.Send(kind, identity!, request, response, handler, source, token)
            || (MayWait(identity!.Service!) && queue.SendLater(kind, identity, request, response, handler, source, token));
        if (isSent)
        {
            return EC.Success;
        }

        token?.Remove();
        source?.Pool!.Queue.FreeAnswer();
        return queue.Refusal;
    }

    /// <summary>A thread that waited for room in its own queue would wait for itself.</summary>
    private static bool MayWait(ServiceEntry target)
        => target.Config!.FullQueuePolicy == FullQueuePolicy.Block && target.Pool!.ThreadId != Thread.CurrentThread.ManagedThreadId;
}
