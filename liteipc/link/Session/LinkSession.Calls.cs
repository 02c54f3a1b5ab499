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

    /// <summary>Questions and calls that the other side has not answered; one-way calls that it may not have handed on; and whatever waits for room.</summary>
    private readonly ArrayList _questions = new ArrayList();
    private readonly ArrayList _calls = new ArrayList();
    private readonly ArrayList _posted = new ArrayList();
    private readonly ArrayList _waiting = new ArrayList();

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
    /// <see cref="MaxContent"/>, <see cref="EC.BusBusy"/> when as many wait as may, or a nested call has no room, <see cref="EC.Invalid"/> for a time-out
    /// that is none, or a path or trace that no frame holds.
    /// </returns>
    public int Send(LinkCall call)
    {
        int result;
        lock (_gate)
        {
            result = Judge(call);
            call.Result = result;
            if (result == EC.Success)
            {
                call.Deadline = _platform.NowMs + call.TimeoutMs;
                BringForward(call.Deadline);
                if (CanGo(call))
                {
                    Dispatch(call);
                }
                else
                {
                    call.Step = LinkCall.Waits;
                    _waiting.Add(call);
                }
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

    /// <summary>Whether a call is taken, to go now or to wait for room.</summary>
    private int Judge(LinkCall call)
    {
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

        if ((call.Path != null && (call.Path.Length < 1 || call.Path.Length > LinkFrame.MaxPath)) || (call.Trace != null && call.Trace.Length != LinkFrame.TraceSize))
        {
            call.Reason = "a path has 1 to 8 services, and a trace context 28 bytes";
            return EC.Invalid;
        }

        if (call.Content.Length > MaxContent)
        {
            call.Reason = TooLong("a message of ", call.Content.Length);
            return EC.NoMemory;
        }

        if (CanGo(call) || (!call.IsNested && _waiting.Count < _options.MaxWaiters))
        {
            return EC.Success;
        }

        call.Reason = call.IsNested
            ? "the 2 rooms of the link for calls that cross it again are taken"
            : _waiting.Count + " calls wait for room on the other device already";
        return EC.BusBusy;
    }

    private string TooLong(string what, int length) => what + length + " bytes is longer than the " + MaxContent + " that the link takes";

    /// <summary>Whether a call may go now; those that wait go first, unless they are questions or it crosses the link again.</summary>
    private bool CanGo(LinkCall call)
    {
        if (call.Kind == LinkKind.Query)
        {
            return _questions.Count < LinkOptions.MaxQueries;
        }

        return (call.IsNested || _waiting.Count == 0 || call.Step == LinkCall.Waits)
            && _calls.Count + _posted.Count < _credits + (call.IsNested ? LinkOptions.NestedRooms : 0)
            && Sequence - AnsweredTo < AckReach;
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
        call.Sequence = call.Kind == LinkKind.Query ? ++_question : ++Sequence;
        TableOf(call.Kind).Add(call);
        if (call.Kind == LinkKind.OneWay)
        {
            Settle(call.Sequence);
        }

        LinkFrame frame = Begin(call.Kind, 0);
        frame.TakeHead(call);
        frame.Target = call.Target;
        frame.SetContent(call.Content, 0, call.Content.Length);

        // 0 would read as no end.
        int left = (int)(call.Deadline - _platform.NowMs);
        frame.TimeLeftMs = left < 1 ? 1 : left;
        SendFrame();
        if (call.Kind == LinkKind.OneWay)
        {
            bool isSent = _state == Running;
            End(call, isSent ? EC.Success : EC.DeadObject, isSent ? string.Empty : "the link is lost");
        }
    }

    private ArrayList TableOf(int kind) => kind == LinkKind.Query ? _questions : kind == LinkKind.Call ? _calls : _posted;

    private void SendWaiting()
    {
        for (int i = 0; i < _waiting.Count && _state == Running;)
        {
            LinkCall call = (LinkCall)_waiting[i]!;
            if (call.Deadline <= _platform.NowMs)
            {
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
        bool isFound = frame.Kind == LinkKind.Found;
        ArrayList table = isFound ? _questions : _calls;
        LinkCall? call = (LinkCall?)Find(table, frame.Sequence);
        if (call == null)
        {
            Drop();
            return;
        }

        table.Remove(call);
        if (isFound)
        {
            call.Target = frame.Target;
        }
        else
        {
            Settle(frame.Sequence);
        }

        bool hasResult = frame.Kind == LinkKind.Reply || (isFound && frame.Code == EC.Success);
        call.Content = LinkBytes.Copy(frame.Content, frame.ContentStart, hasResult ? frame.Length : 0);
        call.ObjectCount = frame.ObjectCount;
        End(call, frame.Kind == LinkKind.Reply ? EC.Success : frame.Code, hasResult ? string.Empty : ReasonOf(frame));
    }

    private void TakeCredit(LinkFrame frame)
    {
        // Modulo 2^16: fewer than half of that are out at one time.
        while (_posted.Count > 0 && (short)(((LinkCall)_posted[0]!).Sequence - frame.Credit) <= 0)
        {
            _posted.RemoveAt(0);
        }
    }

    private void GiveUp(LinkCall call, string reason)
    {
        if (call.Step < LinkCall.Waits)
        {
            return;
        }

        (call.Step == LinkCall.Waits ? _waiting : TableOf(call.Kind)).Remove(call);
        bool isOut = call.Step == LinkCall.Sent && call.Kind == LinkKind.Call;
        End(call, EC.Timeout, reason);
        if (isOut)
        {
            Settle(call.Sequence);
            Begin(LinkKind.Cancel, call.Sequence);
            SendFrame();
        }
    }

    private void EndCalls(ArrayList calls, string reason)
    {
        for (int i = 0; i < calls.Count; i++)
        {
            End((LinkCall)calls[i]!, EC.DeadObject, reason);
        }

        calls.Clear();
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

    private static LinkMessage? Find(ArrayList table, int sequence)
    {
        for (int i = 0; i < table.Count; i++)
        {
            LinkMessage message = (LinkMessage)table[i]!;
            if (message.Sequence == sequence)
            {
                return message;
            }
        }

        return null;
    }
}
