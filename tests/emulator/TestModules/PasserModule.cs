using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>What can be asked of a <see cref="PasserModule"/>.</summary>
public static class PasserFunction
{
    /// <summary>() -> (object): the stub that takes objects.</summary>
    public const int Taker = 1;

    /// <summary>() -> (): pass no more objects on, and give back what is held.</summary>
    public const int Stop = 2;

    /// <summary>() -> (int32 passed, int32 deaths met, int32 other errors, int32 stubs, int32 proxies, int32 failures, int32 descriptors and mappings of shared memory).</summary>
    public const int Count = 3;
}

/// <summary>Passes objects to the other passers of the machine from its boot on, and calls those that it gets.</summary>
public sealed class PasserModule : ServiceModule
{
    /// <summary>The processes that pass objects to each other.</summary>
    public static string[] Names { get; } = ["north", "east", "south", "west"];

    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(PasserModule).Assembly.GetName().Name!, typeof(PasserModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            Passer passer = new(installed);
            installed.RegisterService(passer);
            installed.RegisterDefaultFeatureApi(passer.Name, new PasserApi(passer));
        });

    private sealed class PasserApi(Passer passer) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            switch (funcId)
            {
                case PasserFunction.Taker:
                    return reply.WriteRemoteObject(passer.Taker) ? EC.Success : EC.Failure;
                case PasserFunction.Stop:
                    passer.Stop();
                    return EC.Success;
                case PasserFunction.Count:
                    passer.Count(reply);
                    return EC.Success;
                default:
                    return EC.UnknownCode;
            }
        }
    }
}

/// <summary>The service of a <see cref="PasserModule"/>: two threads that pass objects on, and a stub that takes them.</summary>
internal sealed class Passer(SamgrLite samgr) : Service
{
    private const int Threads = 2;
    private const int ObjectsPerPeer = 50;
    private const int Kept = 16;
    private const int ObjectsPerRegion = 20;

    private readonly ConcurrentQueue<RemoteProxy> _kept = new();
    private readonly CountdownEvent _running = new(Threads);
    private readonly object _taking = new();
    private IpcSkeleton _kit = null!;
    private RemoteStub? _taker;
    private volatile bool _isStopped;
    private int _sent;
    private int _passed;
    private int _deaths;
    private int _errors;

    public override string Name => samgr.Options.Name;

    internal SvcIdentity? Taker => _kit.Register(_taker!);

    public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        _kit = AbilityKit.Skeleton(samgr);
        _taker = new Stub(Take);
        for (int i = 0; i < Threads; i++)
        {
            int seed = i;
            new Thread(() => PassOn(new Random(seed))) { IsBackground = true, Name = "passer" }.Start();
        }

        return true;
    }

    internal void Stop()
    {
        _isStopped = true;
        _running.Wait();
        lock (_taking)
        {
            while (_kept.TryDequeue(out RemoteProxy? proxy))
            {
                proxy.Release();
            }
        }
    }

    internal void Count(IpcIo reply)
    {
        foreach (int count in (int[])[_passed, _deaths, _errors, _kit.StubCount, _kit.ProxyCount, _kit.FailureCount, PassedMemory.CountHeld()])
        {
            reply.WriteInt32(count);
        }
    }

    private void PassOn(Random random)
    {
        while (!_isStopped)
        {
            string peer = PasserModule.Names[random.Next(PasserModule.Names.Length)];
            RemoteProxy? taker = peer == Name ? null : Find(peer);
            for (int i = 0; i < ObjectsPerPeer && taker != null && !_isStopped; i++)
            {
                int result = PassOne(taker);
                if (result != IpcError.Success)
                {
                    Interlocked.Increment(ref result == IpcError.DeadRemoteObject ? ref _deaths : ref _errors);
                    break;
                }
            }

            taker?.Release();
        }

        _running.Signal();
    }

    private RemoteProxy? Find(string peer)
    {
        ClientProxy? client = samgr.FindServiceApi(peer, null);
        SvcIdentity? identity = null;
        client?.Invoke(PasserFunction.Taker, null, null, (_, _, reply) => identity = reply.ReadRemoteObject());
        client?.Release();
        return _kit.Adopt(identity) as RemoteProxy;
    }

    private int PassOne(RemoteProxy taker)
    {
        Parcel data = new();
        Parcel reply = new();
        data.WriteRemoteStub(new Stub((_, answer) => answer.WriteInt32(1)));
        bool carriesMemory = Interlocked.Increment(ref _sent) % ObjectsPerRegion == 0;
        if (carriesMemory)
        {
            PassedMemory.Write(data);
        }

        int result = taker.SendRequest(1, data, reply);
        if (result == IpcError.Success)
        {
            result = reply.ReadRemoteProxy(out RemoteProxy? given);
            if (given != null)
            {
                Interlocked.Add(ref _passed, 2);
                result = Call(given);
                given.Release();
            }
        }

        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    private static int Call(RemoteProxy proxy)
    {
        Parcel data = new();
        Parcel reply = new();
        int result = proxy.SendRequest(1, data, reply);
        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    private int Take(Parcel data, Parcel reply)
    {
        if (data.ReadRemoteProxy(out RemoteProxy? proxy) != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        if (data.ReadableSize > 0 && !PassedMemory.Read(data))
        {
            return IpcError.FirstUserError;
        }

        Parcel nothing = new();
        proxy!.SendRequest(1, nothing, null, new MessageOption(MessageOption.Async));
        nothing.Reclaim();
        lock (_taking)
        {
            _kept.Enqueue(proxy);
            if ((_isStopped || _kept.Count > Kept) && _kept.TryDequeue(out RemoteProxy? oldest))
            {
                oldest.Release();
            }
        }

        return reply.WriteRemoteStub(new Stub((_, answer) => answer.WriteInt32(2)));
    }

    private sealed class Stub(Func<Parcel, Parcel, int> serve) : RemoteStub("test.passer")
    {
        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => serve(data, reply);
    }
}
