using System.Collections.Concurrent;

namespace LiteIpc.Kit.Tests;

/// <summary>Four processes pass objects around while one after the other is killed and comes back.</summary>
public sealed class SoakTests : IDisposable
{
    private const int Objects = 100_000;
    private const int ObjectsPerKill = 5_000;
    private const int Kept = 16;

    private readonly KitSystem _system = new();
    private readonly SoakMember[] _members = new SoakMember[4];
    private readonly ConcurrentDictionary<int, int> _results = new();
    private int _passed;
    private int _nextPid = 2;

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Nothing_leaks_and_no_reply_is_lost()
    {
        for (int i = 0; i < _members.Length; i++)
        {
            _members[i] = Join();
        }

        Thread[] callers = [.. Enumerable.Range(0, _members.Length).Select(place => new Thread(() => Call(place)))];
        Array.ForEach(callers, caller => caller.Start());
        int kills = 0;
        for (int place = 0; Volatile.Read(ref _passed) < Objects; place = (place + 1) % _members.Length)
        {
            int until = Math.Min(Objects, (kills + 1) * ObjectsPerKill);
            Patience.Until(() => Volatile.Read(ref _passed) >= until, $"{until} objects have been passed");
            SoakMember former = _members[place];
            former.Process.Kill();
            kills++;
            _members[place] = Join();
        }

        Array.ForEach(callers, caller => caller.Join());
        Array.ForEach(_members, member => member.Drop());

        Assert.True(kills >= Objects / ObjectsPerKill);
        Assert.Equal([IpcError.Success, IpcError.DeadRemoteObject], _results.Keys.Order());
        foreach (SoakMember member in _members)
        {
            Patience.Until(() => member.Process.Skeleton.StubCount <= 1, member.Process.Name + " has no stub but its registered one");
            Patience.Until(() => member.Process.Driver.PoolUsed == 0, member.Process.Name + " has freed its messages");
            Assert.Equal(0, member.Process.Skeleton.ProxyCount);
            Assert.Equal(0, member.Process.Skeleton.FailureCount);
        }

        Patience.Until(() => _system.Objects.Count == 0, "the kernel knows no object");
        Assert.Equal(0, _system.Kernel.CallCount);
    }

    private SoakMember Join()
    {
        SoakMember member = new(_system.Start(_nextPid++));
        member.Process.Offer("take", member.Taker);
        return member;
    }

    private void Call(int place)
    {
        Random random = new(place);
        while (Volatile.Read(ref _passed) < Objects)
        {
            SoakMember self = _members[place];
            SoakMember peer = _members[random.Next(_members.Length)];
            if (peer == self)
            {
                continue;
            }

            RemoteProxy? taker = self.Find(peer);
            for (int i = 0; i < 50 && taker != null; i++)
            {
                int result = PassOne(taker);
                if (!self.Process.Driver.IsOpen)
                {
                    break;
                }

                _results.AddOrUpdate(result, 1, (_, count) => count + 1);
                if (result != IpcError.Success)
                {
                    break;
                }
            }

            taker?.Release();
        }
    }

    private int PassOne(RemoteProxy taker)
    {
        Parcel data = new();
        Parcel reply = new();
        data.WriteRemoteStub(new CallStub((_, _, answer) => answer.WriteInt32(1)));
        int result = taker.SendRequest(1, data, reply);
        if (result == IpcError.Success)
        {
            Interlocked.Increment(ref _passed);
            result = reply.ReadRemoteProxy(out RemoteProxy? given);
            if (result == IpcError.Success)
            {
                Interlocked.Increment(ref _passed);
                result = Call(given!);
                given!.Release();
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

    private sealed class SoakMember(KitProcess process)
    {
        private readonly ConcurrentQueue<RemoteProxy> _kept = new();

        public KitProcess Process => process;

        public CallStub Taker => new(Take);

        public RemoteProxy? Find(SoakMember peer) => process.TryGet(peer.Process, "take") as RemoteProxy;

        public void Drop()
        {
            while (_kept.TryDequeue(out RemoteProxy? proxy))
            {
                proxy.Release();
            }
        }

        private int Take(int code, Parcel data, Parcel reply)
        {
            if (data.ReadRemoteProxy(out RemoteProxy? proxy) != IpcError.Success)
            {
                return IpcError.FirstUserError;
            }

            proxy!.SendRequest(1, new Parcel(), null, new MessageOption(MessageOption.Async));
            _kept.Enqueue(proxy);
            if (_kept.Count > Kept && _kept.TryDequeue(out RemoteProxy? oldest))
            {
                oldest.Release();
            }

            return reply.WriteRemoteStub(new CallStub((_, _, answer) => answer.WriteInt32(2)));
        }
    }
}
