using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>On the queue that every runtime has.</summary>
public sealed class PlainAnswerTests() : AnswerTests(clock => new TestAdapter(clock));

/// <summary>On the queue that .NET has on Linux.</summary>
public sealed class DesktopAnswerTests() : AnswerTests(clock => new DesktopAdapter(clock));

public abstract class AnswerTests(Func<TestClock, SamgrAdapter> adapter) : IDisposable
{
    private const int Ask = 1;
    private const int Question = 2;

    private readonly TestSystem _system = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void An_answer_comes_on_the_thread_of_the_service_that_asked()
    {
        var asked = 0;
        var answered = 0;
        object? data = null;
        using var done = new ManualResetEventSlim();
        var server = Server((samgr, request) => samgr.SendResponse(request, new Response("answer")));
        Start(server, asker =>
        {
            asked = Environment.CurrentManagedThreadId;
            return asker.Samgr!.SendRequest(server.Identity, new Request(Question), (_, response) =>
            {
                (answered, data) = (Environment.CurrentManagedThreadId, response.Data);
                done.Set();
            }) == EC.Success;
        });
        Wait.For(done);
        Assert.Equal((asked, "answer"), (answered, data));
    }

    [Fact]
    public void A_request_that_nobody_answered_is_acknowledged_with_nothing()
    {
        var server = Server(_ => { });
        var (samgr, _) = Start(server);
        using var done = new ManualResetEventSlim();
        object? data = "none";
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question, "question"), (request, response) =>
        {
            data = response.Data;
            done.Set();
        }));
        Wait.For(done);
        Assert.Null(data);
    }

    [Fact]
    public void A_second_answer_is_refused_and_only_the_first_arrives()
    {
        var second = EC.Success;
        var server = Server((own, request) =>
        {
            own.SendResponse(request, new Response(1));
            second = own.SendResponse(request, new Response(2));
        });
        var (samgr, _) = Start(server);
        var answers = new List<object?>();
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question), (_, response) => answers.Add(response.Data)));
        Flush(samgr, server);
        Assert.Equal(EC.Invalid, second);
        Assert.Equal([1], answers);
    }

    [Fact]
    public void A_request_can_be_answered_only_while_its_handler_runs_and_only_on_its_thread()
    {
        Request? kept = null;
        using var gate = new Gate();
        var server = Server(request =>
        {
            kept = request;
            gate.Pass();
        });
        var (samgr, _) = Start(server);
        var answers = new List<object?>();
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question), (_, response) => answers.Add(response.Data)));
        gate.WaitEntered();
        Assert.Equal(EC.Invalid, samgr.SendResponse(kept, new Response("from a foreign thread")));
        gate.Open();
        Flush(samgr, server);
        Assert.Equal(EC.Invalid, samgr.SendResponse(kept, new Response("too late")));
        Assert.Equal([null], answers);
    }

    [Fact]
    public void A_message_without_a_handler_cannot_be_answered()
    {
        var code = EC.Success;
        var server = Server((own, request) => code = request.MsgId == Question ? own.SendResponse(request, new Response()) : code);
        var (samgr, _) = Start(server);
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question), null));
        Flush(samgr, server);
        Assert.Equal(EC.Invalid, code);
        Assert.Equal(EC.Invalid, samgr.SendResponse(new Request(), new Response()));
        Assert.Equal(EC.Invalid, samgr.SendResponse(null, null));
    }

    [Fact]
    public void An_answer_has_its_place_however_full_the_queue_of_the_asker_is()
    {
        using var gate = new Gate();
        using var done = new ManualResetEventSlim();
        var server = Server(_ => gate.Pass());
        var (samgr, asker) = Start(server, self => self.Samgr!.SendRequest(server.Identity, new Request(Question), (_, _) => done.Set()) == EC.Success, queueSize: 2);
        gate.WaitEntered();
        using var held = new Gate();
        Assert.Equal(EC.Success, samgr.SendSharedDirectRequest(asker.Identity, new Request(), null, null, (_, _) => held.Pass()));
        held.WaitEntered();
        Wait.Until(() => samgr.SendRequest(asker.Identity, new Request(), null) == EC.BusBusy);
        gate.Open();
        Flush(samgr, server);
        held.Open();
        Wait.For(done);
    }

    [Fact]
    public void Each_answer_under_way_has_a_place_and_one_more_question_is_refused()
    {
        using var gate = new Gate();
        var codes = new List<int>();
        var answers = 0;
        using var asked = new ManualResetEventSlim();
        var server = Server(_ => gate.Pass());
        Start(
            server,
            self =>
            {
                for (var i = 0; i < 3; i++)
                {
                    codes.Add(self.Samgr!.SendRequest(server.Identity, new Request(Question), (_, _) => Interlocked.Increment(ref answers)));
                }

                asked.Set();
                return true;
            },
            queueSize: 2);
        Wait.For(asked);
        gate.Open();
        Wait.Until(() => Volatile.Read(ref answers) == 2);
        Assert.Equal([EC.Success, EC.Success, EC.BusBusy], codes);
    }

    [Fact]
    public void A_handler_that_throws_is_counted_and_the_service_goes_on()
    {
        var server = Server(request =>
        {
            if (request.MsgId == Question)
            {
                throw new InvalidOperationException("told to");
            }
        });
        var (samgr, _) = Start(server);
        var answered = 0;
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question), (_, _) => answered++));
        Flush(samgr, server);
        Assert.Equal((1, 1), (answered, samgr.Of("server").Exceptions));
        Assert.True(_system.Logged("exception while handling message 2"));
    }

    [Fact]
    public void A_message_that_takes_too_long_is_logged_and_counted()
    {
        var server = Server(request => _clock.Advance(TimeSpan.FromMilliseconds(request.MsgId == Question ? 10_001 : 0)));
        var (samgr, _) = Start(server);
        Assert.Equal(EC.Success, samgr.SendRequest(server.Identity, new Request(Question), null));
        Flush(samgr, server);
        Assert.Equal(1, samgr.Of("server").Slow);
        Assert.True(_system.Logged("server: a message took 10001 ms"));
    }

    private static TestService Server(Action<Request> handle) => Server((_, request) => handle(request));

    private static TestService Server(Action<SamgrLite, Request> handle)
    {
        TestService? server = null;
        server = new TestService("server", TestService.Single())
        {
            OnMessage = request =>
            {
                handle(server!.Samgr!, request);
                return true;
            },
        };
        return server;
    }

    private static void Flush(SamgrLite samgr, TestService service)
    {
        using var reached = new ManualResetEventSlim();
        Assert.Equal(EC.Success, samgr.SendSharedDirectRequest(service.Identity, new Request(), null, null, (_, _) => reached.Set()));
        Wait.For(reached);
    }

    private (SamgrLite Samgr, TestService Asker) Start(TestService server, Func<TestService, bool>? ask = null, int queueSize = 20)
    {
        TestService? asker = null;
        asker = new TestService("asker", TestService.Single(queueSize)) { OnMessage = request => request.MsgId != Ask || ask!(asker!) };
        var samgr = _system.StartLocal(
            created =>
            {
                created.Add(server);
                created.Add(asker);
            },
            options => options.Adapter = adapter(_clock));
        Assert.True(ask == null || samgr.SendRequest(asker.Identity, new Request(Ask), null) == EC.Success);
        return (samgr, asker);
    }
}
