namespace LiteIpc.Link.Desktop;

/// <summary>One timer a session: it ticks as often as the session says, and at most each 10 ms, until the session is over.</summary>
internal static class LinkTicks
{
    private const int LeastMs = 1;
    private const int MostMs = 10;

    public static void Begin(LinkSession session, Func<bool> isOver)
    {
        Timer? timer = null;
        timer = new Timer(
            _ =>
            {
                int next = session.OnTick();
                if (isOver())
                {
                    timer!.Dispose();
                }
                else
                {
                    timer!.Change(Math.Clamp(next, LeastMs, MostMs), Timeout.Infinite);
                }
            },
            null,
            Timeout.Infinite,
            Timeout.Infinite);
        timer.Change(MostMs, Timeout.Infinite);
    }
}
