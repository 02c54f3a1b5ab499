using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Session;

/// <summary>How many calls are out at one time, and what becomes of the next.</summary>
public sealed class RoomTests
{
    [Fact]
    public void A_call_without_room_waits_and_goes_once_there_is_some()
    {
        Pair pair = Full(2, out int target);

        pair.Kitchen.Call(target, 3);
        pair.Kitchen.Call(target, 4);
        pair.Deliver();
        Assert.Equal([1, 2], Codes(pair));

        pair.Hall.Session.Reply(pair.Hall.Host.Requests[1], [(byte)'2'], 0);
        pair.Deliver();

        Assert.Equal([1, 2, 3], Codes(pair));
        Assert.Equal(["2: EC_SUCCESS 2"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void As_many_wait_as_the_limit_says_and_the_next_is_refused()
    {
        Pair pair = Full(2, out int target, maxWaiters: 2);

        pair.Kitchen.Call(target, 3);
        pair.Kitchen.Call(target, 4);
        pair.Kitchen.Call(target, 5);

        Assert.Equal(["5: refused EC_BUSBUSY 2 calls wait for room on the other device already"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_call_that_waits_for_room_ends_with_its_time()
    {
        Pair pair = Full(2, out int target);

        pair.Kitchen.Call(target, 3, "", call => call.TimeoutMs = 200);
        pair.Pass(200);

        Assert.Equal(["3: EC_TIMEOUT hall had no room within 200 ms"], pair.Kitchen.Host.Told);
        Assert.Equal([1, 2], Codes(pair));
    }

    [Fact]
    public void A_call_whose_time_is_up_when_there_is_room_is_not_sent()
    {
        Pair pair = Full(2, out int target);
        pair.Kitchen.Call(target, 3, "", call => call.TimeoutMs = 200);
        pair.Hall.Session.Reply(pair.Hall.Host.Requests[0], [], 0);
        pair.Clock.NowMs += 200;

        pair.Deliver();

        Assert.Equal(["1: EC_SUCCESS", "3: EC_TIMEOUT hall had no room within 200 ms"], pair.Kitchen.Host.Told.Order());
        Assert.Equal([1, 2], Codes(pair));
    }

    [Fact]
    public void A_call_that_crosses_the_link_again_has_rooms_of_its_own_and_is_refused_beyond_them()
    {
        Pair pair = Full(2, out int target);

        pair.Kitchen.Call(target, 3, "", call => call.IsNested = true);
        pair.Kitchen.Call(target, 4, "", call => call.IsNested = true);
        pair.Kitchen.Call(target, 5, "", call => call.IsNested = true);
        pair.Deliver();

        Assert.Equal([1, 2, 3, 4], Codes(pair));
        Assert.Equal(["5: refused EC_BUSBUSY the 2 rooms of the link for calls that cross it again are taken"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void One_slow_call_does_not_hold_up_the_others()
    {
        Pair pair = Full(1, out int target, 4);

        for (int code = 2; code < 100; code++)
        {
            pair.Kitchen.Call(target, code);
            pair.Deliver();
            pair.Hall.Session.Reply(pair.Hall.Host.Requests[^1], [], 0);
            pair.Deliver();
        }

        // The answers of 65 numbers have their bits; so many calls may follow one that is not answered.
        Assert.Equal(Enumerable.Range(1, 65), Codes(pair));
        pair.Hall.Session.Reply(pair.Hall.Host.Requests[0], [], 0);
        pair.Deliver();
        Assert.Contains(66, Codes(pair));
    }

    [Fact]
    public void One_way_calls_wait_for_room_too_and_their_senders_do_not()
    {
        Pair pair = Pair.Serving(out int target, pair => pair.Hall.Limit(credits: 2));
        pair.Hall.Host.Serves = (_, _) => { };

        for (int code = 1; code < 6; code++)
        {
            pair.Kitchen.Call(target, code, "", call => call.Kind = LinkKind.OneWay);
        }

        pair.Deliver();
        Assert.Equal([1, 2], Codes(pair));
        Assert.Equal(["1: EC_SUCCESS", "2: EC_SUCCESS"], pair.Kitchen.Host.Told);

        for (int i = 0; i < 5; i++)
        {
            pair.Hall.Session.Done(pair.Hall.Host.Requests[i]);
            pair.Deliver();
        }

        Assert.Equal([1, 2, 3, 4, 5], Codes(pair));
        Assert.Equal(5, pair.Kitchen.Host.Told.Count);
    }

    [Fact]
    public void One_way_calls_that_were_lost_give_their_rooms_back_with_the_next_ping()
    {
        Pair pair = Pair.Serving(out int target, pair => pair.Hall.Limit(credits: 2));
        pair.Hall.Host.Serves = (session, request) => session.Done(request);
        pair.Kitchen.Carrier.Passes = frame => frame[1] == LinkKind.OneWay ? [] : [frame];
        Untagged(pair, out target);
        pair.Kitchen.Call(target, 1, "", call => call.Kind = LinkKind.OneWay);
        pair.Kitchen.Call(target, 2, "", call => call.Kind = LinkKind.OneWay);
        pair.Kitchen.Call(target, 3, "", call => call.Kind = LinkKind.OneWay);
        pair.Kitchen.Carrier.Passes = frame => [frame];
        pair.Deliver();
        Assert.Empty(Codes(pair));

        pair.Pass(1100);

        Assert.Equal([3], Codes(pair));
    }

    [Fact]
    public void Questions_have_rooms_of_their_own()
    {
        Pair pair = Full(2, out _);
        pair.Hall.Host.Serves = (_, _) => { };

        for (int code = 11; code < 11 + LinkOptions.MaxQueries + 1; code++)
        {
            pair.Kitchen.Query(code);
        }

        pair.Deliver();
        Assert.Equal(LinkOptions.MaxQueries, pair.Hall.Host.Requests.Count(request => request.Kind == LinkKind.Query));

        pair.Hall.Session.Refuse(pair.Hall.Host.Requests.First(request => request.Kind == LinkKind.Query), EC.NoService, "none");
        pair.Deliver();
        Assert.Equal(LinkOptions.MaxQueries + 1, pair.Hall.Host.Requests.Count(request => request.Kind == LinkKind.Query));
    }

    [Fact]
    public void A_sender_that_keeps_to_no_room_is_refused()
    {
        Pair pair = Full(2, out int target, 2, security: LinkSecurity.Memory);
        byte[] call = pair.Kitchen.Carrier.Sent.Last(frame => frame[1] == LinkKind.Call);
        byte[] another = [.. call];
        another[4]++;

        pair.Hall.Session.OnFrame([.. new byte[LinkSession.Headroom], .. another], LinkSession.Headroom, another.Length);

        byte[] refusal = pair.Hall.Carrier.Sent[^1];
        LinkFrame frame = new();
        Assert.True(frame.Read(refusal, 0, refusal.Length));
        Assert.Equal((LinkKind.Error, EC.BusBusy, 3), (frame.Kind, frame.Code, frame.Sequence));
        Assert.Equal([1, 2], Codes(pair));
    }

    /// <summary>The first calls are out and not answered.</summary>
    private static Pair Full(int calls, out int target, int credits = 2, int security = LinkSecurity.Tagged, int maxWaiters = 64)
    {
        Pair pair = new(security);
        pair.Hall.Limit(credits: credits);
        pair.Kitchen.Limit(maxWaiters: maxWaiters);
        pair.Dial();
        pair.Hall.Host.Serves = Pair.Find;
        pair.Deliver();
        LinkCall query = pair.Kitchen.Query();
        pair.Deliver();
        target = query.Target;
        pair.Forget();
        for (int code = 1; code <= calls; code++)
        {
            pair.Kitchen.Call(target, code, "", call => call.TimeoutMs = 60_000);
        }

        pair.Deliver();
        return pair;
    }

    private static void Untagged(Pair pair, out int target)
    {
        Func<byte[], IEnumerable<byte[]>> passes = pair.Kitchen.Carrier.Passes;
        Action<LinkSession, LinkRequest>? serves = pair.Hall.Host.Serves;
        pair.Kitchen.Carrier = new TestCarrier(LinkSecurity.Memory) { Passes = passes };
        pair.Hall.Carrier = new TestCarrier(LinkSecurity.Memory);
        pair.Hall.Host.Serves = Pair.Find;
        pair.Dial();
        pair.Deliver();
        LinkCall query = pair.Kitchen.Query();
        pair.Deliver();
        target = query.Target;
        pair.Forget();
        pair.Hall.Host.Serves = serves;
    }

    private static IEnumerable<int> Codes(Pair pair) => pair.Hall.Host.Requests.Where(request => request.Kind != LinkKind.Query).Select(request => request.Code);
}
