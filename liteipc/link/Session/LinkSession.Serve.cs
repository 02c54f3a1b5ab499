using System.Collections;

namespace LiteIpc.Link;

/// <content>Questions and calls of the other side.</content>
public sealed partial class LinkSession
{
    /// <summary>
    /// Calls and one-way calls in their rooms, and questions. A call stays in its room, with its answer, until the caller has that or waits no longer: so it is
    /// never run twice. Numbers only grow, and one that is not above the highest is of a call that came already.
    /// </summary>
    private readonly ArrayList _requests = new ArrayList();
    private readonly ArrayList _asked = new ArrayList();
    private int _highest;

    /// <summary>One-way calls that have left their rooms since the other side was told last.</summary>
    private int _untold;

    /// <summary>Answers a question with the number of a service or object. Its references count one more.</summary>
    /// <param name="request">The question.</param>
    /// <param name="target">The service or object, which comes back as <see cref="LinkRequest.Target"/> of each call; the same object has the same number.</param>
    /// <returns>False when the other side has no number for it: it knows as many as it may, or nobody waits for the answer any more.</returns>
    public bool Found(LinkRequest request, object target)
    {
        int number = -1;
        lock (_gate)
        {
            if (Claim(request, LinkKind.Found))
            {
                number = Number(target);
                if (number < 0)
                {
                    SendText(LinkKind.Found, request.Sequence, EC.NoSpace, "the other device knows " + _options.MaxTargets + " services and objects here already");
                }
                else
                {
                    Begin(LinkKind.Found, request.Sequence).Target = number;
                    SendFrame();
                }
            }
        }

        Tell();
        return number >= 0;
    }

    /// <summary>Answers a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="content">The result; it belongs to the session from now on.</param>
    /// <param name="objects">Objects in the content, whose table stands in front of it.</param>
    public void Reply(LinkRequest request, byte[] content, int objects)
    {
        if (content.Length > MaxContent)
        {
            Refuse(request, EC.NoMemory, TooLong("an answer of ", content.Length));
            return;
        }

        Answer(request, LinkKind.Reply, EC.Success, content, objects);
    }

    /// <summary>Refuses a call or a question.</summary>
    /// <param name="request">The call.</param>
    /// <param name="code">One of <see cref="EC"/>, or the service's own.</param>
    /// <param name="reason">Why, in words.</param>
    public void Refuse(LinkRequest request, int code, string reason)
        => Answer(request, request.Kind == LinkKind.Query ? LinkKind.Found : LinkKind.Error, code, LinkBytes.FromText(reason, MaxReason), 0);

    /// <summary>A one-way call has been handed on, or cannot be.</summary>
    public void Done(LinkRequest request) => Answer(request, LinkKind.Reply, EC.Success, LinkBytes.None, 0);

    private void Answer(LinkRequest request, int kind, int code, byte[] content, int objects)
    {
        lock (_gate)
        {
            if (Claim(request, kind))
            {
                if (request.Kind == LinkKind.OneWay || request.Step == LinkRequest.Cancelled)
                {
                    Free(request);
                }
                else
                {
                    SendContent(kind, request.Sequence, code, content, objects);
                    Keep(request, kind, code, content, objects);
                }
            }
        }

        Tell();
    }

    /// <summary>Whether a request is still to be ended, and in that way. A question leaves its room with that.</summary>
    private bool Claim(LinkRequest request, int kind)
    {
        bool isQuery = request.Kind == LinkKind.Query;
        ArrayList rooms = isQuery ? _asked : _requests;
        bool isOpen = isQuery == (kind == LinkKind.Found) && request.Step < LinkRequest.Answered && rooms.IndexOf(request) >= 0;
        if (isOpen && isQuery)
        {
            rooms.Remove(request);
        }

        return isOpen;
    }

    private void Keep(LinkRequest request, int kind, int code, byte[] content, int objects)
    {
        if (content.Length > _options.MaxKeptAnswer)
        {
            kind = LinkKind.Error;
            code = EC.NoMemory;
            content = LinkBytes.FromText("the call has run, and its answer was too long to be kept", MaxReason);
            objects = 0;
        }

        request.Step = LinkRequest.Answered;
        request.AnswerKind = kind;
        request.AnswerCode = code;
        request.Answer = content;
        request.AnswerObjects = objects;
        request.Content = LinkBytes.None;
    }

    private void TakeRequest(LinkFrame frame, long now, int late)
    {
        bool isQuery = frame.Kind == LinkKind.Query;
        if (!isQuery && frame.Sequence <= _highest)
        {
            // It came already: its answer is sent again if there is one, and it is never run again.
            LinkRequest? former = (LinkRequest?)Find(_requests, frame.Sequence);
            if (former == null || former.Step != LinkRequest.Answered)
            {
                Drop();
            }
            else
            {
                SendContent(former.AnswerKind, former.Sequence, former.AnswerCode, former.Answer, former.AnswerObjects);
            }

            return;
        }

        if (!isQuery)
        {
            _highest = frame.Sequence;
        }

        object? target = isQuery ? null : TargetAt(frame.Target);
        ArrayList rooms = isQuery ? _asked : _requests;
        int count = isQuery ? LinkOptions.MaxQueries : _options.Credits + (frame.IsNested ? LinkOptions.NestedRooms : 0);
        int code = EC.Success;
        string? reason = null;
        if (frame.TimeLeftMs > 0 && frame.TimeLeftMs <= late)
        {
            code = EC.Timeout;
            reason = "the call was " + late + " ms on its way, and has not run as its time is up";
        }
        else if (!isQuery && target == null)
        {
            code = EC.DeadObject;
            reason = "nothing stands behind number " + frame.Target + " of this session any more";
        }
        else if (rooms.Count >= count)
        {
            code = EC.BusBusy;
            reason = "all rooms of the link are taken on the other device";
        }

        if (reason != null)
        {
            if (frame.Kind == LinkKind.OneWay)
            {
                Drop();
            }
            else
            {
                SendText(isQuery ? LinkKind.Found : LinkKind.Error, frame.Sequence, code, reason);
            }

            return;
        }

        LinkRequest request = new LinkRequest();
        request.TakeHead(frame);
        request.Target = target;
        request.Content = LinkBytes.Copy(frame.Content, frame.ContentStart, frame.Length);
        request.Deadline = frame.TimeLeftMs == 0 ? long.MaxValue : now + frame.TimeLeftMs - late;
        rooms.Add(request);
        BringForward(request.Deadline);
        Add(LinkEvent.OfRequest, request, 0);
    }

    /// <summary>Nobody waits for the answer to a request any more.</summary>
    private void Cancel(LinkRequest? request)
    {
        if (request != null && request.Step == LinkRequest.Running)
        {
            request.Step = LinkRequest.Cancelled;
            Add(LinkEvent.OfCancel, request, 0);
        }
    }

    /// <summary>Frees the rooms of calls whose answers the other side has.</summary>
    private void Acknowledge(LinkFrame frame)
    {
        for (int i = _requests.Count - 1; i >= 0; i--)
        {
            LinkRequest request = (LinkRequest)_requests[i]!;
            int ahead = request.Sequence - frame.Answered;
            if (request.Step == LinkRequest.Answered
                && (ahead <= 0 || (ahead >= 2 && ahead <= AckReach && (frame.Acks & (1UL << (ahead - 2))) != 0)))
            {
                _requests.RemoveAt(i);
            }
        }
    }

    /// <summary>Ends what nobody waits for any more: at its end a call that runs is told so, and an answer is forgotten.</summary>
    /// <returns>When the next one ends, or what was given.</returns>
    private long ExpireRequests(long now, long next)
    {
        for (int i = _requests.Count - 1; i >= 0; i--)
        {
            LinkRequest request = (LinkRequest)_requests[i]!;
            if (request.Deadline > now)
            {
                next = request.Deadline < next ? request.Deadline : next;
            }
            else if (request.Step == LinkRequest.Answered)
            {
                _requests.RemoveAt(i);
            }
            else if (request.Kind == LinkKind.Call)
            {
                Cancel(request);
            }
        }

        return next;
    }

    private void Free(LinkRequest request)
    {
        _requests.Remove(request);
        if (request.Kind == LinkKind.OneWay && 2 * ++_untold >= _options.Credits)
        {
            Begin(LinkKind.Pong, 0);
            SendFrame();
        }
    }

    /// <summary>The number up to which every one-way call of the other side has left its room.</summary>
    private int CreditNow()
    {
        _untold = 0;
        int credit = _highest;
        for (int i = 0; i < _requests.Count; i++)
        {
            LinkRequest request = (LinkRequest)_requests[i]!;
            if (request.Kind == LinkKind.OneWay && request.Sequence <= credit)
            {
                credit = request.Sequence - 1;
            }
        }

        return credit;
    }
}
