using LiteIpc;

namespace Samgr.Conformance.Transport;

/// <summary>Area 5, the client suite where it addresses the driver by handles that no proxy would use.</summary>
public sealed class DeathRows : IDisposable
{
    private readonly DriverScenario _scenario = new(IpcLimits.DefaultPoolSize);

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public void TR_022_the_death_of_an_unknown_handle_cannot_be_awaited()
    {
        var context = new IpcContext(_scenario.StartClient(11, out SvcIdentity service));
        var unknown = new SvcIdentity(service.Handle + 1, service.Token, service.Cookie);
        int added = context.RegisterDeathCallback(unknown, (_, _, _) => Assert.Fail("called"), null);
        Assert.Equal(-2, added);
        Assert.Equal(-2, context.UnregisterDeathCallback(added));
    }

    [Fact]
    public void TR_028_a_request_to_the_invalid_handle_fails()
    {
        IpcProcess client = _scenario.StartClient(11, out _);
        Assert.Equal(-1, client.Transact(SvcIdentity.Invalid, 1, null, IpcFlag.Default, 0, out _));
    }

    [Fact]
    public void TR_034_a_death_recipient_is_added_removed_and_added_again()
    {
        var context = new IpcContext(_scenario.StartClient(11, out SvcIdentity service));
        int first = context.RegisterDeathCallback(service, (_, _, _) => Assert.Fail("called"), null);
        Assert.True(first > 0);
        Assert.Equal(EC.Success, context.UnregisterDeathCallback(first));
        Assert.True(context.RegisterDeathCallback(service, (_, _, _) => Assert.Fail("called"), null) > 0);
    }
}
