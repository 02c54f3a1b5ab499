using System.Runtime.CompilerServices;
using LiteIpc;

namespace Samgr.Tests;

/// <summary>The counters of a service and the references to a proxy pass, or stop at, the ends of their types.</summary>
public sealed class CounterEndTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S1_HandledMessagesAreCountedPastTwoToThe31()
    {
        ServiceEntry? entry = null;
        // On the service's own thread, which is the one that counts.
        var service = new TestService("counted", TestService.Single())
        {
            OnMessage = request =>
            {
                entry!.Handled = request.MsgId == 1 ? int.MaxValue - 1 : entry.Handled;
                return true;
            },
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(service));
        entry = samgr.Services.Find("counted")!;
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(1), null));
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(2), null));
        Wait.Until(() => samgr.DumpService("counted")!.Contains("handled 2147483648", StringComparison.Ordinal), "it has been counted");
    }

    [Fact]
    public void Fault_S1_FaultsOfAServiceAreCountedUpToTheEndAndNoFurther()
    {
        var service = new TestService("failing", TestService.Single())
        {
            OnMessage = request => request.MsgId == 1 ? throw new InvalidOperationException("told to") : false,
        };
        var samgr = _system.StartLocal(samgr => samgr.Add(service));
        var entry = samgr.Services.Find("failing")!;
        Wait.Until(() => samgr.Queued("failing") == 0);
        entry.Exceptions = entry.Failures = int.MaxValue - 1;
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(i % 2), null));
        }

        Wait.Until(() => samgr.Queued("failing") == 0);
        Assert.Equal((int.MaxValue, int.MaxValue), (entry.Exceptions, entry.Failures));
    }

    [Fact]
    public void Fault_S1_AProxyThatIsAskedForWithoutEndIsNotReleased()
    {
        _system.StartManager(5, 7);
        _system.StartProcess(6, 8, CalculatorService.Install);
        var consumer = _system.StartProcess(7, 9);
        var proxy = consumer.Find(CalculatorService.ServiceName);
        References(proxy) = int.MaxValue - 1;
        for (var i = 0; i < 4; i++)
        {
            Assert.Same(proxy, consumer.FindServiceApi(CalculatorService.ServiceName, null));
            Assert.Equal(int.MaxValue, proxy.References);
        }

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(int.MaxValue, proxy.Release());
        }

        Assert.Equal((EC.Success, 3), proxy.Sum(1, 2));
    }

    [Fact]
    public void Fault_S1_AnInterfaceThatIsAskedForWithoutEndStays()
    {
        var api = new TestApi();
        var service = new TestService("local", TestService.Single());
        _system.StartLocal(samgr => samgr.Add(service, api));
        InterfaceReferences(api) = int.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(EC.Success, api.QueryInterface(InterfaceVersion.Default, out var target));
            Assert.Same(api, target);
        }

        for (var i = 0; i < 10; i++)
        {
            api.Release();
        }

        Assert.Equal(EC.Success, api.QueryInterface(InterfaceVersion.Default, out _));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_references")]
    private static extern ref int References(ClientProxy proxy);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_references")]
    private static extern ref int InterfaceReferences(UnknownObject api);
}
