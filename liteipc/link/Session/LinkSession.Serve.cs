using System;

namespace LiteIpc.Link;

/// <content>Questions and calls of the other side.</content>
public sealed partial class LinkSession
{
    /// <summary>
    /// The rooms, those of nested calls last. A call stays in its room, with its answer, until the caller has that or waits no longer: so it is never run
    /// twice. Numbers only grow, and one that is not above the highest is of a call that came already.
    /// </summary>
    private readonly LinkRequest?[] _requests;
    private readonly LinkRequest?[] _asked = new LinkRequest[LinkOptions.MaxQueries];
    private int _highest;

    /// <summary>One-way calls that have left their rooms since the other side was told last.</summary>
    private int _untold;

    /// <summary>Answers a question with the number of a service or object. Its references count one more.</summary>
    /// <param name="request">The question.</param>
    /// <param name="target">The service or object, which comes back as <see cref="LinkRequest.Target"/> of each call; the same object has the same number.</param>
    public void Found(LinkRequest request, object target)
    {
        lock (_gate)
        {
            if (_state == Running && Take(_asked, request))
            {
                int number = Number(target);
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
    }

    /// <summary>Answers a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="content">The result; it belongs to the session from now on.</param>
    /// <param name="objects">Objects in the content, whose table stands in front of it.</param>
    public void Reply(LinkRequest request, byte[] content, int objects)
    {
        if (content.Length > MaxContent)
        {
            Refuse(request, EC.NoMemory, "an answer of " + content.Length + " bytes is longer than the " + MaxContent + " that the link takes");
            return;
        }

        Answer(request, LinkKind.Reply, EC.Success, content, objects);
    }

    /// <summary>Refuses a call or a question.</summary>
    /// <param name="request">The call.</param>
    /// <param name="code">One of <see cref="EC"/>, or the service's own.</param>
    /// <param name="reason">Why, in words.</param>
    public void Refuse(LinkRequest request, int code, string reason)
    {
        if (request.Kind != LinkKind.Query)
        {
            Answer(request, LinkKind.Error, code, LinkBytes.FromText(reason, MaxReason), 0);
            return;
        }

        lock (_gate)
        {
            if (_state == Running && Take(_asked, request))
            {
                SendText(LinkKind.Found, request.Sequence, code, reason);
            }
        }

        Tell();
    }

    /// <summary>A one-way call has been handed on, or cannot be.</summary>
    public void Done(LinkRequest request) => Answer(request, LinkKind.Reply, EC.Success, LinkBytes.None, 0);

    private void Answer(LinkRequest request, int kind, int code, byte[] content, int objects)
    {
        lock (_gate)
        {
            int place = _state == Running ? PlaceOf(request.Sequence) : -1;
            if (place >= 0 && _requests[place] == request && request.Step < LinkRequest.Answered)
            {
                if (request.Kind == LinkKind.OneWay || request.Step == LinkRequest.Cancelled)
                {
                    Free(place);
                }
                else
                {
                    request.Step = LinkRequest.Answered;
                    request.AnswerKind = kind;
                    request.AnswerCode = code;
                    request.Answer = content;
                    request.AnswerObjects = objects;
                    SendAnswer(request);
                    if (content.Length > _options.MaxKeptAnswer)
                    {
                        request.AnswerKind = LinkKind.Error;
                        request.AnswerCode = EC.NoMemory;
                        request.Answer = LinkBytes.FromText("the call has run, and its answer was too long to be kept", MaxReason);
                        request.AnswerObjects = 0;
                    }

                    request.Content = LinkBytes.None;
                }
            }
        }

        Tell();
    }

    private void TakeRequest(LinkFrame frame, long now, int late)
    {
        bool isQuery = frame.Kind == LinkKind.Query;
        if (!isQuery && frame.Sequence <= _highest)
        {
            TakeAgain(frame);
            return;
        }

        if (!isQuery)
        {
            _highest = frame.Sequence;
        }

        object? target = isQuery ? null : TargetAt(frame.Target);
        bool isNested = frame.Has(LinkFlag.Nested);
        LinkRequest?[] rooms = isQuery ? _asked : _requests;
        int room = FreeRoom(rooms, isQuery || isNested ? rooms.Length : _options.Credits);
        int code = EC.Success;
        string reason = string.Empty;
        if (frame.TimeLeftMs > 0 && frame.TimeLeftMs <= late)
        {
            code = EC.Timeout;
            reason = "the call was " + late + " ms on its way and has not run, as its caller waits no longer";
        }
        else if (!isQuery && target == null)
        {
            code = EC.DeadObject;
            reason = "nothing stands behind number " + frame.Target + " of this session any more";
        }
        else if (room < 0)
        {
            code = EC.BusBusy;
            reason = "all rooms of the link are taken on the other device";
        }

        if (code != EC.Success)
        {
            if (frame.Kind != LinkKind.OneWay)
            {
                SendText(isQuery ? LinkKind.Found : LinkKind.Error, frame.Sequence, code, reason);
            }
            else
            {
                LogPace.Count(ref Dropped);
            }

            return;
        }

        LinkRequest request = new LinkRequest();
        request.Kind = frame.Kind;
        request.Sequence = frame.Sequence;
        request.Target = target;
        request.Code = frame.Code;
        request.Signature = frame.Signature;
        request.Content = Copy(frame, frame.Length);
        request.ObjectCount = frame.ObjectCount;
        request.Uid = frame.Uid;
        request.Pid = frame.Pid;
        request.Trace = frame.Trace;
        request.IsNested = isNested;
        request.Deadline = frame.TimeLeftMs == 0 ? long.MaxValue : now + frame.TimeLeftMs - late;
        if (frame.PathLength > 0)
        {
            request.Path = new int[frame.PathLength];
            Array.Copy(frame.Path, request.Path, frame.PathLength);
        }

        rooms[room] = request;
        BringForward(request.Deadline);
        Add(LinkEvent.OfRequest, request, 0);
    }

    /// <summary>A call that came already: its answer is sent again if there is one, and it is never run again.</summary>
    private void TakeAgain(LinkFrame frame)
    {
        int place = PlaceOf(frame.Sequence);
        if (place >= 0 && _requests[place]!.Step == LinkRequest.Answered)
        {
            SendAnswer(_requests[place]!);
        }
        else
        {
            LogPace.Count(ref Dropped);
        }
    }

    private void SendAnswer(LinkRequest request)
    {
        LinkFrame frame = Begin(request.AnswerKind, request.Sequence);
        frame.Code = request.AnswerCode;
        frame.ObjectCount = request.AnswerObjects;
        frame.Flags = request.AnswerObjects == 0 ? 0 : LinkFlag.Objects;
        frame.SetContent(request.Answer, 0, request.Answer.Length);
        SendFrame();
    }

    private void TakeCancel(LinkFrame frame)
    {
        int place = PlaceOf(frame.Sequence);
        LinkRequest? request = place < 0 ? null : _requests[place];
        if (request != null && request.Step == LinkRequest.Running)
        {
            request.Step = LinkRequest.Cancelled;
            Add(LinkEvent.OfCancel, request, 0);
        }
    }

    /// <summary>Frees the rooms of calls whose answers the other side has.</summary>
    private void Acknowledge(LinkFrame frame)
    {
        for (int i = 0; i < _requests.Length; i++)
        {
            LinkRequest? request = _requests[i];
            if (request != null && request.Step == LinkRequest.Answered)
            {
                int ahead = request.Sequence - frame.Answered;
                if (ahead <= 0 || (ahead >= 2 && ahead < AckReach + 1 && (frame.Acks & (1UL << (ahead - 2))) != 0))
                {
                    Free(i);
                }
            }
        }
    }

    /// <summary>Ends what nobody waits for any more: at its end a call that runs is told so, and an answer is forgotten.</summary>
    private void ExpireRequests(long now)
    {
        for (int i = 0; i < _requests.Length; i++)
        {
            LinkRequest? request = _requests[i];
            if (request == null || request.Deadline > now || request.Kind == LinkKind.OneWay)
            {
                continue;
            }

            if (request.Step == LinkRequest.Answered)
            {
                Free(i);
            }
            else if (request.Step == LinkRequest.Running)
            {
                request.Step = LinkRequest.Cancelled;
                Add(LinkEvent.OfCancel, request, 0);
            }
        }
    }

    private void EndRequests()
    {
        for (int i = 0; i < _requests.Length; i++)
        {
            LinkRequest? request = _requests[i];
            _requests[i] = null;
            if (request != null && request.Step == LinkRequest.Running)
            {
                request.Step = LinkRequest.Cancelled;
                Add(LinkEvent.OfCancel, request, 0);
            }
        }
    }

    private void Free(int place)
    {
        LinkRequest request = _requests[place]!;
        _requests[place] = null;
        request.Step = LinkRequest.Over;
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
        for (int i = 0; i < _requests.Length; i++)
        {
            LinkRequest? request = _requests[i];
            if (request != null && request.Kind == LinkKind.OneWay && request.Sequence <= credit)
            {
                credit = request.Sequence - 1;
            }
        }

        return credit;
    }

    /// <summary>A PING names the last number of its sender: what has not come by then was lost.</summary>
    private void NoteHighest(int sequence) => _highest = sequence > _highest ? sequence : _highest;

    private int PlaceOf(int sequence)
    {
        for (int i = 0; i < _requests.Length; i++)
        {
            if (_requests[i] != null && _requests[i]!.Sequence == sequence)
            {
                return i;
            }
        }

        return -1;
    }

    private static int FreeRoom(LinkRequest?[] rooms, int count)
    {
        int taken = 0;
        int free = -1;
        for (int i = 0; i < rooms.Length; i++)
        {
            if (rooms[i] == null)
            {
                free = i;
            }
            else
            {
                taken++;
            }
        }

        return taken < count ? free : -1;
    }

    private static bool Take(LinkRequest?[] table, LinkRequest request)
    {
        for (int i = 0; i < table.Length; i++)
        {
            if (table[i] == request)
            {
                table[i] = null;
                return true;
            }
        }

        return false;
    }
}
