namespace LiteIpc.Link;

/// <content>A frame of a session that is up.</content>
public sealed partial class LinkSession
{
    /// <summary>Bytes of a reason at most.</summary>
    private const int MaxReason = 512;

    private readonly FrameDelay _delay = new FrameDelay();

    private void Receive()
    {
        LinkFrame frame = _read;
        if (frame.Epoch != _peerEpoch || frame.TargetEpoch != _epoch)
        {
            LogPace.Count(ref Dropped);
            return;
        }

        long now = _platform.NowMs;
        _heard = now;
        _pings = 0;
        int late = _delay.Beyond(now, (int)(now - _began), frame.SentAtMs);
        Acknowledge(frame);
        TakeCredit(frame);
        switch (frame.Kind)
        {
            case LinkKind.Query:
            case LinkKind.Call:
            case LinkKind.OneWay:
                TakeRequest(frame, now, late);
                break;
            case LinkKind.Cancel:
                TakeCancel(frame);
                break;
            case LinkKind.Found:
            case LinkKind.Reply:
            case LinkKind.Error:
                TakeAnswer(frame);
                break;
            case LinkKind.Watch:
            case LinkKind.Death:
            case LinkKind.Release:
                if (IsNews(frame))
                {
                    TakeNotice(frame);
                }

                break;
            case LinkKind.Ping:
                TakePing(frame);
                break;
            case LinkKind.Pong:
                break;
            case LinkKind.Bye:
                IsFarewell();
                break;
            default:
                LogPace.Count(ref Malformed);
                break;
        }

        SendWaiting();
    }

    private void TakeNotice(LinkFrame frame)
    {
        if (frame.Kind == LinkKind.Death)
        {
            Add(LinkEvent.OfDeath, null, frame.Target);
        }
        else if (frame.Kind == LinkKind.Release)
        {
            TakeRelease(frame);
        }
        else
        {
            TakeWatch(frame);
        }
    }

    private void TakePing(LinkFrame frame)
    {
        NoteHighest(frame.Sequence);
        if (IsWhole(frame.Target))
        {
            Begin(LinkKind.Pong, frame.Sequence);
            SendFrame();
        }
    }
}
