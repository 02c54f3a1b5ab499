namespace LiteIpc.Link;

/// <summary>Something that the host is to be told once the session's lock is free.</summary>
internal sealed class LinkEvent
{
    internal const int OfStart = 0;
    internal const int OfLoss = 1;
    internal const int OfRequest = 2;
    internal const int OfCancel = 3;
    internal const int OfRelease = 4;
    internal const int OfDeath = 5;
    internal const int OfAnswer = 6;

    private readonly int _kind;
    private readonly object? _what;
    private readonly int _number;

    internal LinkEvent(int kind, object? what, int number)
    {
        _kind = kind;
        _what = what;
        _number = number;
    }

    internal void Tell(ILinkHost host, LinkSession session)
    {
        switch (_kind)
        {
            case OfStart:
                host.OnUp(session);
                break;
            case OfLoss:
                host.OnLost(session, (string)_what!);
                break;
            case OfRequest:
                host.Serve(session, (LinkRequest)_what!);
                break;
            case OfCancel:
                host.Cancel(session, (LinkRequest)_what!);
                break;
            case OfRelease:
                host.OnReleased(session, _what!);
                break;
            case OfDeath:
                host.OnDeath(session, _number);
                break;
            default:
                host.OnAnswered((LinkCall)_what!);
                break;
        }
    }
}
