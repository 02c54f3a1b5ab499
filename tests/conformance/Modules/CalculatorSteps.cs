using LiteIpc;

namespace Samgr.Conformance.Modules;

/// <summary>What the client of the calculator does for a row.</summary>
internal static class CalculatorSteps
{
    private const int Polls = 5000;
    private const int PollMs = 10;
    private const int ManyCalls = 50_000;

    /// <summary>The results of the row's steps; null when the row is not about the calculator.</summary>
    internal static IEnumerable<int>? Run(SamgrLite samgr, string row) => row switch
    {
        "SC-076" => Discover(samgr),
        "TR-007" => [Double(samgr)],
        "TR-013" => [Register(samgr, "added")],
        "TR-014" => [Register(samgr, "added again"), RegisterAgain(samgr, "added again")],
        "TR-016" => Locate(samgr),
        "TR-017" => Call(samgr, CalculatorFunction.Add, 12, 17),
        "TR-018" => Call(samgr, CalculatorFunction.Multiply, 12, 17),
        "TR-023" => [Repeat(samgr, 100)],
        "TR-024" => [RepeatOneWay(samgr, 100)],
        "TR-029" => [.. Call(samgr, CalculatorFunction.Add, 12, 17), .. Call(samgr, CalculatorFunction.Multiply, 12, 17),
            .. Call(samgr, CalculatorFunction.Divide, 204, 17)],
        "TR-030" => Call(samgr, CalculatorFunction.Divide, 204, 0),
        "TR-033" => Call(samgr, CalculatorFunction.Unknown, 12, 17),
        "TR-034" => [Watch(samgr), Watch(samgr)],
        _ => null,
    };

    /// <summary>Polls for the default interface, as it is not there until its process has registered it.</summary>
    private static IEnumerable<int> Discover(SamgrLite samgr)
    {
        IUnknown? api = samgr.GetDefaultFeatureApi(CalculatorModule.Service);
        for (int i = 0; i < Polls && api == null; i++)
        {
            Thread.Sleep(PollMs);
            api = samgr.GetDefaultFeatureApi(CalculatorModule.Service);
        }

        api?.Release();
        return [.. Call(samgr, CalculatorFunction.Add, 12, 17), .. Call(samgr, CalculatorFunction.Subtract, 12, 17),
            .. Call(samgr, CalculatorFunction.Multiply, 12, 17)];
    }

    private static IEnumerable<int> Locate(SamgrLite samgr)
    {
        SvcIdentity identity = samgr.QueryIdentity(CalculatorModule.Service, null);
        return [identity.Handle > 0 ? 1 : 0, identity.Token >= 0 ? 1 : 0];
    }

    /// <summary>The result of the call, then the status and, when that is 0, the number.</summary>
    private static List<int> Call(SamgrLite samgr, int function, int first, int second)
    {
        List<int> results = [EC.NoService];
        if (Find(samgr) is IClientProxy proxy)
        {
            results[0] = proxy.Invoke(function, Arguments(first, second), results, Take);
            proxy.Release();
        }

        return results;
    }

    /// <summary>Sends one request object again and again; how many calls gave the right sum.</summary>
    private static int Repeat(SamgrLite samgr, int calls)
    {
        IpcIo request = Arguments(12, 17);
        return Count(samgr, calls, (proxy, _) =>
        {
            List<int> results = [];
            return proxy.Invoke(CalculatorFunction.Add, request, results, Take) == EC.Success && results is [EC.Success, 29];
        });
    }

    private static int RepeatOneWay(SamgrLite samgr, int calls)
        => Count(samgr, calls, (proxy, _) => proxy.Invoke(CalculatorFunction.Add, null, null, null) == EC.Success);

    private static int Double(SamgrLite samgr)
        => Count(samgr, ManyCalls, (proxy, number) =>
        {
            List<int> results = [];
            int result = proxy.Invoke(CalculatorFunction.Multiply, Arguments(number, 2), results, Take);
            return result == EC.Success && results.Count == 2 && results[0] == EC.Success && results[1] == 2 * number;
        });

    /// <summary>A proxy watches for the death of its service as long as somebody has it.</summary>
    private static int Watch(SamgrLite samgr)
    {
        ClientProxy? proxy = Find(samgr);
        bool watches = proxy != null && proxy.Target.IsValid && proxy.Release() == 0 && !proxy.Target.IsValid;
        return watches ? EC.Success : EC.Failure;
    }

    private static int Register(SamgrLite samgr, string service)
    {
        if (!samgr.RegisterService(new PlainService(service)) || !samgr.RegisterDefaultFeatureApi(service, new CalculatorApi()))
        {
            return EC.Failure;
        }

        samgr.Bootstrap();
        return IsFound(samgr, service) ? EC.Success : EC.NoService;
    }

    /// <summary>Registers another interface under a name that samgr has; it is found where the first one was.</summary>
    private static int RegisterAgain(SamgrLite samgr, string service)
    {
        int token = samgr.QueryIdentity(service, null).Token;
        bool registered = samgr.UnregisterDefaultFeatureApi(service) != null
            && samgr.RegisterDefaultFeatureApi(service, new CalculatorApi());
        return registered && IsFound(samgr, service) && samgr.QueryIdentity(service, null).Token == token ? EC.Success : EC.Failure;
    }

    private static bool IsFound(SamgrLite samgr, string service)
    {
        for (int i = 0; i < Polls; i++)
        {
            SvcIdentity identity = samgr.QueryIdentity(service, null);
            if (identity.IsValid)
            {
                return identity.Handle == samgr.Handle;
            }

            Thread.Sleep(PollMs);
        }

        return false;
    }

    private static int Count(SamgrLite samgr, int calls, Func<IClientProxy, int, bool> call)
    {
        int right = 0;
        if (Find(samgr) is IClientProxy proxy)
        {
            for (int i = 0; i < calls; i++)
            {
                right += call(proxy, i) ? 1 : 0;
            }

            proxy.Release();
        }

        return right;
    }

    private static ClientProxy? Find(SamgrLite samgr) => (ClientProxy?)samgr.GetDefaultFeatureApi(CalculatorModule.Service);

    private static IpcIo Arguments(int first, int second)
    {
        var request = new IpcIo(8);
        request.WriteInt32(first);
        request.WriteInt32(second);
        return request;
    }

    private static void Take(object? owner, int code, IpcIo reply)
    {
        var results = (List<int>)owner!;
        while (reply.Remaining >= 4)
        {
            results.Add(reply.ReadInt32());
        }
    }
}
