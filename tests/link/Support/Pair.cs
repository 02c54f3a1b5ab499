using System.Text;

namespace LiteIpc.Link.Tests.Support;

/// <summary>Two devices that were paired, and the carrier between them. Nothing happens but what the test has happen.</summary>
internal sealed class Pair
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, LinkOptions.IdSize).Select(i => (byte)i)];

    public Pair(int security = LinkSecurity.Tagged)
    {
        Kitchen = new Side(Clock, "kitchen", 1, 0, security);
        Hall = new Side(Clock, "hall", 2, 777_777, security);
        Kitchen.Host.Peers.Add(new LinkPeer(Hall.Options.NetworkId, "hall", Key, LinkSecurity.Tagged, 16));
        Hall.Host.Peers.Add(new LinkPeer(Kitchen.Options.NetworkId, "kitchen", Key, LinkSecurity.Tagged, 16));
    }

    public Clock Clock { get; } = new();

    /// <summary>The side that dials.</summary>
    public Side Kitchen { get; }

    public Side Hall { get; }

    /// <summary>A link that is up.</summary>
    public static Pair Up(int security = LinkSecurity.Tagged)
    {
        Pair pair = new(security);
        pair.Dial();
        pair.Deliver();
        return pair;
    }

    /// <summary>A link that is up, and the number of the hall's service, which answers with what it got.</summary>
    public static Pair Serving(out int target, Action<Pair>? before = null)
    {
        Pair pair = new();
        before?.Invoke(pair);
        pair.Dial();
        pair.Hall.Host.Serves = Echo;
        pair.Deliver();
        LinkCall query = pair.Kitchen.Query();
        pair.Deliver();
        target = query.Target;
        pair.Forget();
        return pair;
    }

    public static void Echo(LinkSession session, LinkRequest request)
    {
        if (request.Kind == LinkKind.Query)
        {
            Find(session, request);
        }
        else
        {
            session.Reply(request, Encoding.UTF8.GetBytes($"{request.Code}{Encoding.UTF8.GetString(request.Content)}"), 0);
        }
    }

    /// <summary>Finds the one service; its calls are left to the test.</summary>
    public static void Find(LinkSession session, LinkRequest request)
    {
        if (request.Kind == LinkKind.Query)
        {
            Assert.True(LinkNames.Read(request.Content, out string service, out string? feature));
            if (service == Side.Service && feature == null)
            {
                session.Found(request, Side.Service);
            }
            else
            {
                session.Refuse(request, EC.NoService, $"there is no {service}");
            }
        }
    }

    public void Dial()
    {
        Hall.Begin(false);
        Kitchen.Begin(true);
    }

    /// <summary>Lets everything arrive, and what it causes.</summary>
    public void Deliver()
    {
        while (Kitchen.Carrier.DeliverTo(Hall.Session) | Hall.Carrier.DeliverTo(Kitchen.Session))
        {
        }
    }

    /// <summary>Lets time pass on both sides, a tick a millisecond's step.</summary>
    public void Pass(int ms, int step = 50)
    {
        for (int passed = 0; passed < ms; passed += step)
        {
            Clock.NowMs += Math.Min(step, ms - passed);
            Kitchen.Session.OnTick();
            Hall.Session.OnTick();
            Deliver();
        }
    }

    public void Forget()
    {
        Kitchen.Host.Told.Clear();
        Hall.Host.Told.Clear();
        Kitchen.Host.Answered.Clear();
        Hall.Host.Requests.Clear();
        Kitchen.Carrier.Sent.Clear();
        Hall.Carrier.Sent.Clear();
    }
}
