using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;

namespace Samgr.Conformance.Modules;

/// <summary>What the client of a <see cref="KitServerModule"/> has: the proxy to its stub, and ways to call it.</summary>
internal sealed class KitClient : IDisposable
{
    private const int Patience = 30_000;
    private const int PollMs = 10;

    private KitClient(IpcSkeleton skeleton, RemoteProxy proxy)
    {
        Skeleton = skeleton;
        Proxy = proxy;
    }

    internal IpcSkeleton Skeleton { get; }

    internal RemoteProxy Proxy { get; }

    /// <summary>Gets the stub of a process, which may be about to register.</summary>
    internal static KitClient Connect(SamgrLite samgr, string server = KitServerModule.Server)
    {
        IpcSkeleton skeleton = AbilityKit.Skeleton(samgr);
        SvcIdentity? identity = null;
        for (int i = 0; i < Patience / PollMs && identity == null; i++)
        {
            if (samgr.GetDefaultFeatureApi(server) is IClientProxy door)
            {
                door.Invoke(0, null, null, (_, code, reply) => identity = code == EC.Success ? reply.ReadRemoteObject() : null);
                door.Release();
            }

            if (identity == null)
            {
                Thread.Sleep(PollMs);
            }
        }

        return new KitClient(skeleton, (RemoteProxy)skeleton.Adopt(identity)!);
    }

    internal int Call(int code, Action<Parcel>? write = null, Action<Parcel>? read = null, MessageOption? option = null)
    {
        Parcel data = new();
        Parcel reply = new();
        write?.Invoke(data);
        int result = Proxy.SendRequest(code, data, reply, option);
        read?.Invoke(reply);
        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    public void Dispose() => Proxy.Release();
}

/// <summary>A stub that keeps the numbers that it is told.</summary>
internal sealed class Listener() : RemoteStub("test.ipc.listener"), IDisposable
{
    private const int Patience = 30_000;

    private readonly BlockingCollection<int> _told = [];
    private readonly ManualResetEventSlim _released = new();

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        data.ReadInt32(out int value);
        _told.Add(value);
        return IpcError.Success;
    }

    /// <summary>The next number; -1 when none comes.</summary>
    internal int Next() => _told.TryTake(out int value, Patience) ? value : -1;

    internal int WaitForRelease() => _released.Wait(Patience) ? 1 : 0;

    public void Dispose()
    {
        _told.Dispose();
        _released.Dispose();
    }

    protected override void OnReleased() => _released.Set();
}

/// <summary>Somebody who waits for a death.</summary>
internal sealed class Mourner : IDeathRecipient, IDisposable
{
    private const int Patience = 30_000;

    private readonly ManualResetEventSlim _died = new();

    public void OnRemoteDied() => _died.Set();

    internal int Wait() => _died.Wait(Patience) ? 1 : 0;

    public void Dispose() => _died.Dispose();
}
