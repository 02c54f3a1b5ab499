using LiteIpc;

namespace Samgr.Tests;

/// <summary>What an extension may do in the name of a service, by its identity.</summary>
public sealed class NoticeTests : IDisposable
{
    private const int Notice = 7;

    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_notice_comes_though_the_queue_is_full_and_takes_no_place()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim release = new();
        using ManualResetEventSlim noticed = new();
        TestService service = new("noticed", TestService.Single(1))
        {
            OnMessage = request =>
            {
                if (request.MsgId == Notice)
                {
                    noticed.Set();
                    return true;
                }

                entered.Set();
                return release.Wait(Patience.LimitMs);
            },
        };
        SamgrLite samgr = _system.StartLocal(samgr => samgr.Add(service));
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(1), null));
        Wait.For(entered);
        Assert.Equal(EC.BusBusy, samgr.SendRequest(service.Identity, new Request(2), null));

        service.Identity.SendNotice(Notice);

        Assert.Equal(1, samgr.Queued("noticed"));
        release.Set();
        Wait.For(noticed);
    }

    [Fact]
    public void It_takes_messages_from_its_initialisation_until_it_is_unregistered()
    {
        TestService service = new("short", TestService.Single());
        SamgrLite samgr = _system.StartLocal(samgr => samgr.Add(service));
        bool running = service.Identity.TakesMessages;

        Assert.Same(service, samgr.UnregisterService("short"));

        Assert.Equal((true, false, false), (running, service.Identity.TakesMessages, Identity.Invalid.TakesMessages));
        service.Identity.SendNotice(Notice);
        Identity.Invalid.SendNotice(Notice);
    }

    [Fact]
    public void An_exception_that_an_extension_caught_is_counted_and_logged_and_an_answer_that_fails_is_counted()
    {
        TestService service = new("blamed", TestService.Single());
        SamgrLite samgr = _system.StartLocal(samgr => samgr.Add(service));

        string said = service.Identity.CountThrown("telling a consumer", new InvalidOperationException("told to"));
        string nothing = service.Identity.CountThrown(string.Empty, null);

        Assert.Equal(("told to", string.Empty, "blamed", string.Empty), (said, nothing, service.Identity.ToString(), Identity.Invalid.ToString()));
        Assert.Contains("failed 1, exceptions 1,", samgr.DumpService("blamed"), StringComparison.Ordinal);
    }
}
