using System;
using System.Collections;

namespace LiteIpc.Link;

/// <content>Questions and calls of this side.</content>
public sealed partial class LinkSession
{
    /// <summary>Short of the end, so that no number is used twice.</summary>
    private const int LastSequence = int.MaxValue - 1;

    /// <summary>The numbers that <see cref="LinkFrame.Acks"/> reaches beyond <see cref="LinkFrame.Answered"/>.</summary>
    private const int AckReach = 65;

    private const string UsedUp = "the numbers of this session are used up";

    private readonly LinkCall?[] _questions = new LinkCall[LinkOptions.MaxQueries];
    private readonly ArrayList _waiting = new ArrayList();

    /// <summary>Calls that the other side has and has not answered.</summary>
    private LinkCall?[] _calls = new LinkCall[0];

    /// <summary>Numbers of one-way calls that the other side may not have handed on.</summary>
    private int[] _posted = new int[0];
    private int _postedCount;

    /// <summary>Rooms that the other side has for calls and one-way calls.</summary>
    private int _credits;

    /// <summary>The number of the last call or one-way call.</summary>
    internal int Sequence;
    private int _question;

    /// <summary>Up to here every number is answered, or nobody waits for it; and those behind it that are, too.</summary>
    internal int AnsweredTo;
    private ulong _acks;

    /// <summary>Sends a question or a call, or has it wait for room on the other side.</summary>
    /// <param name="call">The call; it belongs to the session until its outcome is told.</param>
    /// <returns>
    /// <see cref="EC.Success"/>: <see cref="ILinkHost.OnAnswered"/> tells the outcome, for a one-way call once it is on its way. Otherwise
    /// <see cref="LinkCall.Reason"/> says why, and nothing is told: <see cref="EC.DeadObject"/> without a link, <see cref="EC.NoMemory"/> for a content beyond
    /// <see cref="MaxContent"/>, <see cref="EC.BusBusy"/> when as many wait as may, or a nested call has no room, <see cref="EC.Invalid"/> for a time-out that is none.
    /// </returns>
    public int Send(LinkCall call)
    {
        int result;
        lock (_gate)
        {
            result = Judge(call, out bool goes);
            if (result == EC.Success)
            {
                call.Deadline = _platform.NowMs + call.TimeoutMs;
                BringForward(call.Deadline);
                if (goes)
                {
                    Dispatch(call);
                }
                else
                {
                    call.Step = LinkCall.Waits;
                    _waiting.Add(call);
                }
            }
            else
            {
                call.Result = result;
            }
        }

        Tell();
        return result;
    }

    /// <summary>Gives a call up: its outcome is <see cref="EC.Timeout"/>, and what the other side still sends is dropped. One that has ended stays as it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reason">Why, in words.</param>
    public void Cancel(LinkCall call, string reason)
    {
        lock (_gate)
        {
            GiveUp(call, reason);
        }

        Tell();
    }

    /// <summary>Whether a call is taken, and whether it goes now or waits for room.</summary>
    private int Judge(LinkCall call, out bool goes)
    {
        goes = false;
        if (_state != Running)
        {
            call.Reason = "there is no link";
            return EC.DeadObject;
        }

        if (call.TimeoutMs <= 0)
        {
            call.Reason = "a call across devices needs an end: its time-out is " + call.TimeoutMs + " ms";
            return EC.Invalid;
        }

        if (call.Content.Length > MaxContent)
        {
            call.Reason = "a message of " + call.Content.Length + " bytes is longer than the " + MaxContent + " that the link takes";
            return EC.NoMemory;
        }

        goes = CanGo(call);
        if (goes)
        {
            return EC.Success;
        }

        if (call.IsNested)
        {
            call.Reason = "the " + LinkOptions.NestedRooms + " rooms of the link for calls that cross it again are taken";
            return EC.BusBusy;
        }

        call.Reason = _waiting.Count + " calls wait for room on the other device already";
        return _waiting.Count < _options.MaxWaiters ? EC.Success : EC.BusBusy;
    }

    /// <summary>Whether a call may go now; those that wait go first, unless they are questions or it crosses the link again.</summary>
    private bool CanGo(LinkCall call)
    {
        if (call.Kind == LinkKind.Query)
        {
            return FreeOf(_questions) >= 0;
        }

        return (call.IsNested || _waiting.Count == 0 || call.Step == LinkCall.Waits) && HasRoom(call.IsNested);
    }

    private bool HasRoom(bool isNested)
    {
        int taken = _postedCount;
        for (int i = 0; i < _calls.Length; i++)
        {
            taken += _calls[i] == null ? 0 : 1;
        }

        return taken < _credits + (isNested ? LinkOptions.NestedRooms : 0) && Sequence - AnsweredTo < AckReach;
    }

    private void Dispatch(LinkCall call)
    {
        if (Sequence >= LastSequence || _question >= LastSequence)
        {
            Leave(EC.NoSpace, UsedUp);
            End(call, EC.DeadObject, UsedUp);
            return;
        }

        call.Step = LinkCall.Sent;
        if (call.Kind == LinkKind.Query)
        {
            call.Sequence = ++_question;
            _questions[FreeOf(_questions)] = call;
        }
        else
        {
            call.Sequence = ++Sequence;
            if (call.Kind == LinkKind.Call)
            {
                _calls[FreeOf(_calls)] = call;
            }
            else
            {
                _posted[_postedCount++] = call.Sequence;
                Settle(call.Sequence);
            }
        }

        Write(call);
        SendFrame();
        if (call.Kind == LinkKind.OneWay)
        {
            bool isSent = _state == Running;
            End(call, isSent ? EC.Success : EC.DeadObject, isSent ? string.Empty : "the link is lost");
        }
    }

    private void Write(LinkCall call)
    {
        LinkFrame frame = Begin(call.Kind, call.Sequence);
        frame.Target = call.Target;
        frame.Code = call.Code;
        frame.Signature = call.Signature;
        frame.TimeLeftMs = (int)(call.Deadline - _platform.NowMs);
        frame.Trace = call.Trace;
        frame.Uid = call.Uid;
        frame.Pid = call.Pid;
        frame.ObjectCount = call.ObjectCount;
        frame.Flags = LinkFlag.Caller | (call.Trace == null ? 0 : LinkFlag.Trace) | (call.IsNested ? LinkFlag.Nested : 0)
            | (call.ObjectCount == 0 ? 0 : LinkFlag.Objects);
        if (call.Path != null)
        {
            frame.Flags |= LinkFlag.Path;
            frame.PathLength = call.Path.Length;
            Array.Copy(call.Path, frame.Path, call.Path.Length);
        }

        frame.SetContent(call.Content, 0, call.Content.Length);
    }

    private void SendWaiting()
    {
        for (int i = 0; i < _waiting.Count && _state == Running;)
        {
            LinkCall call = (LinkCall)_waiting[i]!;
            if (call.Deadline <= _platform.NowMs)
            {
                // No time left would read as no end.
                Expire(call);
            }
            else if (CanGo(call))
            {
                _waiting.RemoveAt(i);
                Dispatch(call);
            }
            else
            {
                i++;
            }
        }
    }

    private void TakeAnswer(LinkFrame frame)
    {
        LinkCall?[] table = frame.Kind == LinkKind.Found ? _questions : _calls;
        int place = Find(table, frame.Sequence);
        if (place < 0)
        {
            LogPace.Count(ref Dropped);
            return;
        }

        LinkCall call = table[place]!;
        table[place] = null;
        bool hasResult = frame.Kind == LinkKind.Reply || (frame.Kind == LinkKind.Found && frame.Code == EC.Success);
        if (frame.Kind == LinkKind.Found)
        {
            call.Target = frame.Target;
        }
        else
        {
            Settle(frame.Sequence);
        }

        call.Content = Copy(frame, hasResult ? frame.Length : 0);
        call.ObjectCount = frame.ObjectCount;
        int length = frame.Length < MaxReason ? frame.Length : MaxReason;
        End(call, frame.Kind == LinkKind.Reply ? EC.Success : frame.Code, hasResult ? string.Empty : LinkBytes.ToText(frame.Content, frame.ContentStart, length));
    }

    private void TakeCredit(LinkFrame frame)
    {
        int kept = 0;
        for (int i = 0; i < _postedCount; i++)
        {
            // Modulo 2^16: fewer than half of that are out at one time.
            if ((short)(_posted[i] - frame.Credit) > 0)
            {
                _posted[kept++] = _posted[i];
            }
        }

        _postedCount = kept;
    }

    private void GiveUp(LinkCall call, string reason)
    {
        if (call.Step == LinkCall.Waits)
        {
            _waiting.Remove(call);
        }
        else if (call.Step == LinkCall.Sent)
        {
            LinkCall?[] table = call.Kind == LinkKind.Query ? _questions : _calls;
            table[Find(table, call.Sequence)] = null;
            if (call.Kind == LinkKind.Call)
            {
                Settle(call.Sequence);
                Begin(LinkKind.Cancel, call.Sequence);
                SendFrame();
            }
        }
        else
        {
            return;
        }

        End(call, EC.Timeout, reason);
    }

    private void EndCalls(string reason)
    {
        for (int i = 0; i < _questions.Length + _calls.Length; i++)
        {
            LinkCall?[] table = i < _questions.Length ? _questions : _calls;
            int place = i < _questions.Length ? i : i - _questions.Length;
            LinkCall? call = table[place];
            table[place] = null;
            if (call != null)
            {
                End(call, EC.DeadObject, reason);
            }
        }

        for (int i = 0; i < _waiting.Count; i++)
        {
            End((LinkCall)_waiting[i]!, EC.DeadObject, reason);
        }

        _waiting.Clear();
    }

    private void End(LinkCall call, int result, string reason)
    {
        if (call.Step != LinkCall.Ended)
        {
            call.Step = LinkCall.Ended;
            call.Result = result;
            call.Reason = reason;
            Add(LinkEvent.OfAnswer, call, 0);
        }
    }

    /// <summary>The answer to a number is there, or nobody waits for it.</summary>
    private void Settle(int sequence)
    {
        int ahead = sequence - AnsweredTo;
        if (ahead > 1)
        {
            _acks |= 1UL << (ahead - 2);
            return;
        }

        bool isNext = true;
        while (isNext)
        {
            AnsweredTo++;
            isNext = (_acks & 1) != 0;
            _acks >>= 1;
        }
    }

    private byte[] Copy(LinkFrame frame, int length)
    {
        byte[] content = length == 0 ? LinkBytes.None : new byte[length];
        Array.Copy(frame.Content, frame.ContentStart, content, 0, length);
        return content;
    }

    private static int FreeOf(LinkCall?[] table)
    {
        int place = table.Length - 1;
        while (place >= 0 && table[place] != null)
        {
            place--;
        }

        return place;
    }

    private static int Find(LinkCall?[] table, int sequence)
    {
        int place = table.Length - 1;
        while (place >= 0 && (table[place] == null || table[place]!.Sequence != sequence))
        {
            place--;
        }

        return place;
    }
}
