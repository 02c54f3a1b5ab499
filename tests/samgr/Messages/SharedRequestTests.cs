using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

public sealed class SharedRequestTests : IDisposable
{
    private readonly TestSystem _system = new();

    public static TheoryData<bool> Queues => [true, false];

    public void Dispose() => _system.Dispose();

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_M5_ASharedPayloadReachesEachReceiverAndTheTokenCountsThoseThatStillHaveIt(bool isPlain)
    {
        using var first = new Gate();
        using var second = new Gate();
        var payload = new object();
        var seen = new List<object?>();
        var a = Holding("a", first, seen);
        var b = Holding("b", second, seen);
        var samgr = Start(isPlain, a, b);
        SharedToken? token = samgr.SendSharedRequest(a.Identity, new Request(1, payload), null, null);
        Assert.NotNull(token);
        Assert.Same(token, samgr.SendSharedRequest(b.Identity, new Request(1, payload), token, null));
        first.WaitEntered();
        second.WaitEntered();
        Assert.Equal(2, token.References);
        first.Open();
        Wait.Until(() => token.References == 1);
        second.Open();
        Wait.Until(() => token.References == 0);
        Assert.Equal([payload, payload], seen);
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_M5_ASharedRequestThatIsNotSentIsNotCounted(bool isPlain)
    {
        using var gate = new Gate();
        var seen = new List<object?>();
        var full = Holding("full", gate, seen, 1);
        var samgr = Start(isPlain, full);
        SharedToken token = samgr.SendSharedRequest(full.Identity, new Request(1), null, null)!;
        gate.WaitEntered();
        Wait.Until(() => samgr.SendRequest(full.Identity, new Request(2), null) == EC.BusBusy);
        Assert.Null(samgr.SendSharedRequest(full.Identity, new Request(3), null, null));
        Assert.Null(samgr.SendSharedRequest(full.Identity, new Request(3), token, null));
        Assert.Null(samgr.SendSharedRequest(null, new Request(3), token, null));
        Assert.Null(samgr.SendSharedRequest(full.Identity, null, token, null));
        Assert.Equal(1, token.References);
        gate.Open();
        Wait.Until(() => token.References == 0);
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Fault_M5_ASharedRequestIsAnsweredLikeAnyOther(bool isPlain)
    {
        TestService? service = null;
        service = new TestService("service", TestService.Single())
        {
            OnMessage = request => service!.Samgr!.SendResponse(request, new Response(request.Data + "!")) == EC.Success,
        };
        var samgr = Start(isPlain, service);
        using var answered = new ManualResetEventSlim();
        object? answer = null;
        Assert.NotNull(samgr.SendSharedRequest(service.Identity, new Request(1, "shared"), null, (_, response) =>
        {
            answer = response.Data;
            answered.Set();
        }));
        Wait.For(answered);
        Assert.Equal("shared!", answer);
    }

    private static TestService Holding(string name, Gate gate, List<object?> seen, int queueSize = TaskConfig.DefaultQueueSize)
        => new(name, TestService.Single(queueSize))
        {
            OnMessage = request =>
            {
                if (request.MsgId == 1)
                {
                    lock (seen)
                    {
                        seen.Add(request.Data);
                    }

                    gate.Pass();
                }

                return true;
            },
        };

    private SamgrLite Start(bool isPlain, params TestService[] services)
        => _system.StartLocal(
            samgr => Array.ForEach(services, service => samgr.Add(service)),
            options => options.Adapter = isPlain ? new PlainAdapter() : new DesktopAdapter());
}
