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
                Cancel((LinkRequest?)Find(_requests, frame.Sequence));
                break;
            case LinkKind.Found:
            case LinkKind.Reply:
            case LinkKind.Error:
                TakeAnswer(frame);
                break;
            case LinkKind.Watch:
            case LinkKind.Death:
            case LinkKind.Release:
                TakeNotice(frame);
                break;
            case LinkKind.Ping:
                // It names its sender's last number: what has not come by now was lost.
                _highest = frame.Sequence > _highest ? frame.Sequence : _highest;
                if (IsWhole(frame.Target))
                {
                    Begin(LinkKind.Pong, frame.Sequence);
                    SendFrame();
                }

                break;
            case LinkKind.Pong:
                break;
            default:
                LogPace.Count(ref Malformed);
                break;
        }

        SendWaiting();
    }
}
