using LiteIpc;

namespace Samgr.Tests;

/// <summary>What tests do with services of other processes.</summary>
internal static class Calls
{
    private static readonly Notify _ignore = (_, _, _) => { };

    /// <summary>Puts a service with a default interface into a process's init calls.</summary>
    public static void Add(this SamgrLite samgr, Service service, IUnknown? api = null)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            Assert.True(installed.RegisterService(service));
            Assert.True(api == null || installed.RegisterDefaultFeatureApi(service.Name, api));
        });

    /// <summary>Finds a service of another process, however long its registration takes.</summary>
    public static ClientProxy Find(this SamgrLite consumer, string service, string? feature = null)
    {
        ClientProxy? proxy = null;
        Wait.Until(() => (proxy = consumer.FindServiceApi(service, feature)) != null, service + " was not found");
        return proxy!;
    }

    public static int Call(this IClientProxy proxy, int function = 0, IpcIo? request = null) => proxy.Invoke(function, request, null, _ignore);

    public static (int Code, int Sum) Sum(this IClientProxy proxy, int a, int b)
    {
        var request = new IpcIo(64);
        request.WriteInt32(a);
        request.WriteInt32(b);
        var sum = 0;
        var code = proxy.Invoke(CalculatorService.Add, request, null, (_, _, reply) => sum = reply.ReadInt32());
        return (code, sum);
    }

    /// <summary>A service as it is at the moment.</summary>
    public static ServiceSnapshot Of(this SamgrLite samgr, string service) => samgr.TakeSnapshot(service)!;

    /// <summary>Calls that flow control refused.</summary>
    public static long Throttled(this SamgrLite samgr) => samgr.TakeSnapshot().Throttled;

    /// <summary>Messages in the queue of a service, the one that is being handled included.</summary>
    public static int Queued(this SamgrLite samgr, string service) => samgr.Of(service).Queued;
}
