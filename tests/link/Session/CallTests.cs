using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Session;

/// <summary>Questions, calls and one-way calls, and what ends them.</summary>
public sealed class CallTests
{
    [Fact]
    public void A_service_is_found_and_called_and_who_calls_is_told()
    {
        Pair pair = Pair.Serving(out int target);

        pair.Kitchen.Call(target, 3, " degrees", call => call.Signature = 0xABCD);
        pair.Deliver();

        Assert.Equal(["3: EC_SUCCESS 3 degrees"], pair.Kitchen.Host.Told);
        LinkRequest request = Assert.Single(pair.Hall.Host.Requests);
        Assert.Equal((7, 5, 0xABCDu, (object)Side.Service), (request.Uid, request.Pid, request.Signature, request.Target!));
        Assert.Equal(pair.Hall.Platform.NowMs + 5000, request.Deadline);
    }

    [Fact]
    public void A_service_that_is_not_there_is_refused_by_name()
    {
        Pair pair = Pair.Serving(out _);

        pair.Kitchen.Query(1, "pressure");
        pair.Deliver();

        Assert.Equal(["1: EC_NOSERVICE there is no pressure"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void One_service_has_one_number_however_often_it_is_asked_for()
    {
        Pair pair = Pair.Serving(out int target);

        LinkCall[] again = [pair.Kitchen.Query(), pair.Kitchen.Query()];
        pair.Deliver();

        Assert.All(again, call => Assert.Equal(target, call.Target));
    }

    [Fact]
    public void A_call_carries_trace_path_and_objects()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        byte[] trace = [.. Enumerable.Range(1, 25).Select(i => (byte)i), 0, 0, 0];

        pair.Kitchen.Call(target, 1, "", call =>
        {
            call.Trace = trace;
            call.Path = [11, -12, 13];
            call.ObjectCount = 2;
            call.Content = new byte[40];
        });
        pair.Deliver();

        LinkRequest request = Assert.Single(pair.Hall.Host.Requests);
        Assert.Equal(trace, request.Trace);
        Assert.Equal([11, -12, 13], request.Path!);
        Assert.Equal((2, 40), (request.ObjectCount, request.Content.Length));
    }

    [Fact]
    public void A_refusal_comes_with_code_and_reason()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = (session, request) => session.Refuse(request, EC.Permission, "no policy rule lets uid 7 of kitchen use <temperature>");

        pair.Kitchen.Call(target, 1);
        pair.Deliver();

        Assert.Equal(["1: EC_PERMISSION no policy rule lets uid 7 of kitchen use <temperature>"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_number_that_leads_nowhere_is_refused_at_once()
    {
        Pair pair = Pair.Serving(out int target);

        pair.Kitchen.Call(target + 1, 1);
        pair.Kitchen.Call(0, 2);
        pair.Kitchen.Call(-5, 3);
        pair.Deliver();

        Assert.Equal(
            [
                $"1: ERR_DEAD_OBJECT nothing stands behind number {target + 1} of this session any more",
                "2: ERR_DEAD_OBJECT nothing stands behind number 0 of this session any more",
                "3: ERR_DEAD_OBJECT nothing stands behind number -5 of this session any more",
            ],
            pair.Kitchen.Host.Told);
        Assert.Empty(pair.Hall.Host.Requests);
    }

    [Fact]
    public void What_is_too_long_is_refused_by_its_sender_with_both_numbers()
    {
        Pair pair = Pair.Serving(out int target, pair => pair.Hall.Limit(maxContent: 512));
        pair.Hall.Host.Serves = (session, request) => session.Reply(request, new byte[513], 0);

        pair.Kitchen.Call(target, 1, new string('x', 513));
        pair.Kitchen.Call(target, 2, new string('x', 512));
        pair.Deliver();

        Assert.Equal(
            [
                "1: refused EC_NOMEMORY a message of 513 bytes is longer than the 512 that the link takes",
                "2: EC_NOMEMORY an answer of 513 bytes is longer than the 512 that the link takes",
            ],
            pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_call_that_comes_twice_runs_once_and_is_answered_twice()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Carrier.Passes = frame => frame[1] == LinkKind.Call ? [frame, frame] : [frame];
        Untagged(pair, out target);

        pair.Kitchen.Call(target, 1, " once");
        pair.Deliver();

        Assert.Equal(["1: EC_SUCCESS 1 once"], pair.Kitchen.Host.Told);
        Assert.Single(pair.Hall.Host.Requests);
        Assert.Equal(2, pair.Hall.Carrier.Sent.Count(frame => frame[1] == LinkKind.Reply));
        Assert.Equal(1, pair.Kitchen.Session.Dropped);
    }

    [Fact]
    public void An_answer_that_was_too_long_to_be_kept_is_not_made_a_second_time()
    {
        Pair pair = new(LinkSecurity.Memory);
        pair.Hall.Limit(maxKeptAnswer: 4);
        pair.Dial();
        pair.Hall.Host.Serves = Pair.Echo;
        pair.Deliver();
        LinkCall query = pair.Kitchen.Query();
        pair.Deliver();
        pair.Kitchen.Carrier.Passes = frame => frame[1] == LinkKind.Call ? [frame, frame] : [frame];
        pair.Hall.Carrier.Passes = frame => frame[1] == LinkKind.Reply ? [] : [frame];
        pair.Forget();

        pair.Kitchen.Call(query.Target, 1, " and more");
        pair.Deliver();

        Assert.Single(pair.Hall.Host.Requests);
        Assert.Equal(["1: EC_NOMEMORY the call has run, and its answer was too long to be kept"], pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_call_that_took_longer_than_its_caller_waits_does_not_run()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 100);
        pair.Clock.NowMs += 99;
        pair.Deliver();
        Assert.Single(pair.Hall.Host.Requests);

        pair.Kitchen.Call(target, 2, "", call => call.TimeoutMs = 100);
        pair.Clock.NowMs += 100;
        pair.Deliver();

        Assert.Single(pair.Hall.Host.Requests);
        Assert.Equal(
            ["1: EC_SUCCESS 1", "2: EC_TIMEOUT the call was 100 ms on its way, and has not run as its time is up"],
            pair.Kitchen.Host.Told);
    }

    [Fact]
    public void A_caller_waits_no_longer_than_it_said_and_the_service_is_told()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 300);
        pair.Deliver();

        pair.Pass(299, 1);
        Assert.Empty(pair.Kitchen.Host.Told);
        pair.Pass(1);

        Assert.Equal(["1: EC_TIMEOUT hall has not answered within 300 ms"], pair.Kitchen.Host.Told);
        Assert.Equal(["cancel 1"], pair.Hall.Host.Told);
        pair.Hall.Session.Reply(pair.Hall.Host.Requests.Single(), [1], 0);
        pair.Deliver();
        Assert.Equal(0, pair.Kitchen.Session.Dropped);
    }

    [Fact]
    public void A_call_that_is_given_up_ends_once()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        LinkCall call = pair.Kitchen.Call(target, 1);
        pair.Deliver();
        LinkRequest request = pair.Hall.Host.Requests.Single();

        pair.Kitchen.Session.Cancel(call, "the process has ended");
        pair.Kitchen.Session.Cancel(call, "again");
        pair.Hall.Session.Reply(request, [1], 0);
        pair.Deliver();

        Assert.Equal(["1: EC_TIMEOUT the process has ended"], pair.Kitchen.Host.Told);
        Assert.Equal(1, pair.Kitchen.Session.Dropped);
    }

    [Fact]
    public void Each_request_is_ended_once()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = (session, request) =>
        {
            session.Reply(request, [(byte)'a'], 0);
            session.Reply(request, [(byte)'b'], 0);
            session.Refuse(request, EC.Failure, "c");
        };

        pair.Kitchen.Call(target, 1);
        pair.Deliver();

        Assert.Equal(["1: EC_SUCCESS a"], pair.Kitchen.Host.Told);
        Assert.Single(pair.Hall.Carrier.Sent);
    }

    [Fact]
    public void A_time_that_is_none_is_refused()
    {
        Pair pair = Pair.Serving(out int target);

        pair.Kitchen.Call(target, 1, "", call => call.TimeoutMs = 0);
        pair.Kitchen.Call(target, 2, "", call => call.TimeoutMs = -1);

        Assert.Equal(
            [
                "1: refused EC_INVALID a call across devices needs an end: its time-out is 0 ms",
                "2: refused EC_INVALID a call across devices needs an end: its time-out is -1 ms",
            ],
            pair.Kitchen.Host.Told);
    }

    /// <summary>The same pair over memory, where a frame that comes twice is taken twice.</summary>
    private static void Untagged(Pair pair, out int target)
    {
        Func<byte[], IEnumerable<byte[]>> passes = pair.Kitchen.Carrier.Passes;
        pair.Kitchen.Carrier = new TestCarrier(LinkSecurity.Memory) { Passes = passes };
        pair.Hall.Carrier = new TestCarrier(LinkSecurity.Memory);
        pair.Dial();
        pair.Deliver();
        LinkCall query = pair.Kitchen.Query();
        pair.Deliver();
        target = query.Target;
        pair.Forget();
    }
}
