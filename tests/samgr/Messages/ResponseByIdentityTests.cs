using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>An answer that comes on the thread of a service of the responder's choice, as boot services of the field send it.</summary>
public sealed class ResponseByIdentityTests : IDisposable
{
    private const int QueueSize = 4;

    private readonly TestSystem _system = new();

    public static TheoryData<bool> Queues => [true, false];

    public void Dispose() => _system.Dispose();

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_F2_ABootServiceAnswersByItsOwnIdentity(bool isPlain)
    {
        int code = EC.Failure, answers = 0, responderThread = 0, handlerThread = 0;
        object? data = null;
        var responder = Responder((self, request) =>
        {
            responderThread = Environment.CurrentManagedThreadId;
            code = self.Samgr!.SendResponseByIdentity(self.Identity, request, new Response("done"));
        });
        var samgr = Start(isPlain, responder);
        Ask(samgr, responder, (_, response) =>
        {
            answers++;
            handlerThread = Environment.CurrentManagedThreadId;
            data = response.Data;
        });
        Flush(samgr, responder);
        Flush(samgr, responder);
        Assert.Equal((EC.Success, 1, "done", responderThread), (code, answers, data, handlerThread));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_F2_TheHandlerRunsOnTheThreadOfTheIdentityHoweverOftenAServiceAsks(bool isPlain)
    {
        const int Rounds = 5 * QueueSize;
        int third = 0, strangers = 0, answers = 0;
        using var answered = new AutoResetEvent(false);
        var other = new TestService("other", TestService.Single(QueueSize));
        var responder = Responder((self, request) => self.Samgr!.SendResponseByIdentity(other.Identity, request, null));
        TestService? asker = null;
        asker = new TestService("asker", TestService.Single(QueueSize))
        {
            OnMessage = _ => asker!.Samgr!.SendRequest(responder.Identity, new Request(1), (_, _) =>
            {
                strangers += Environment.CurrentManagedThreadId == third ? 0 : 1;
                answers++;
                answered.Set();
            }) == EC.Success,
        };
        var samgr = Start(isPlain, responder, other, asker);
        Run(samgr, other, () => third = Environment.CurrentManagedThreadId);
        for (int i = 0; i < Rounds; i++)
        {
            Assert.Equal(EC.Success, samgr.SendRequest(asker.Identity, new Request(1), null));
            Patience.For(answered, "the question is answered");
            Flush(samgr, asker);
        }

        Assert.Equal((Rounds, 0, 0), (answers, strangers, samgr.Of("asker").Failed));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_F2_OneAnswerIsTakenAndNoneForARequestWithoutAHandler(bool isPlain)
    {
        var codes = new List<int>();
        var responder = Responder((self, request) =>
        {
            codes.Add(self.Samgr!.SendResponseByIdentity(self.Identity, request, null));
            codes.Add(self.Samgr!.SendResponseByIdentity(self.Identity, request, null));
        });
        var samgr = Start(isPlain, responder);
        Ask(samgr, responder, null);
        Flush(samgr, responder);
        Assert.Equal([EC.Invalid, EC.Invalid], codes);
        codes.Clear();
        int answers = 0;
        Ask(samgr, responder, (_, _) => answers++);
        Flush(samgr, responder);
        Flush(samgr, responder);
        Assert.Equal([EC.Success, EC.Invalid], codes);
        Assert.Equal(1, answers);
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_F2_AnIdentityThatCannotTakeItLeavesTheRequestToBeAnswered(bool isPlain)
    {
        using var held = new Gate();
        var codes = new List<int>();
        object? data = null;
        var full = new TestService("full", TestService.Single(1));
        var responder = Responder((self, request) =>
        {
            codes.Add(self.Samgr!.SendResponseByIdentity(null, request, null));
            codes.Add(self.Samgr!.SendResponseByIdentity(Identity.Invalid, request, null));
            codes.Add(self.Samgr!.SendResponseByIdentity(self.Identity, null, null));
            codes.Add(self.Samgr!.SendResponseByIdentity(self.Identity, new Request(1), null));
            codes.Add(self.Samgr!.SendResponseByIdentity(full.Identity, request, null));
            codes.Add(self.Samgr!.SendResponse(request, new Response("after all")));
        });
        var samgr = Start(isPlain, responder, full);
        Assert.Equal(EC.Success, samgr.SendSharedDirectRequest(full.Identity, new Request(), null, null, (_, _) => held.Pass()));
        held.WaitEntered();
        Wait.Until(() => samgr.SendRequest(full.Identity, new Request(), null) == EC.BusBusy);
        Ask(samgr, responder, (_, response) => data = response.Data);
        Flush(samgr, responder);
        Assert.Equal([EC.Invalid, EC.Invalid, EC.Invalid, EC.Invalid, EC.BusBusy, EC.Success], codes);
        Assert.Equal("after all", data);
    }

    private static TestService Responder(Action<TestService, Request> answer)
    {
        TestService? responder = null;
        responder = new TestService("responder", TestService.Single(QueueSize))
        {
            OnMessage = request =>
            {
                answer(responder!, request);
                return true;
            },
        };
        return responder;
    }

    private static void Ask(SamgrLite samgr, TestService responder, Handler? handler)
        => Assert.Equal(EC.Success, samgr.SendRequest(responder.Identity, new Request(1, "question"), handler));

    private static void Flush(SamgrLite samgr, TestService service) => Run(samgr, service, () => { });

    private static void Run(SamgrLite samgr, TestService service, Action body)
    {
        using var reached = new ManualResetEventSlim();
        Assert.Equal(EC.Success, samgr.SendSharedDirectRequest(service.Identity, new Request(), null, null, (_, _) =>
        {
            body();
            reached.Set();
        }));
        Wait.For(reached);
    }

    private SamgrLite Start(bool isPlain, params TestService[] services)
        => _system.StartLocal(
            samgr => Array.ForEach(services, service => samgr.Add(service)),
            options => options.Adapter = isPlain ? new PlainAdapter() : new DesktopAdapter());
}
