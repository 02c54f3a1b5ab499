using LiteIpc;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.TestModules;

/// <summary>What can be asked of a <see cref="CallerModule"/>.</summary>
public static class CallerFunction
{
    /// <summary>(bytes) -> (bytes): the same.</summary>
    public const int Echo = 1;

    /// <summary>() -> (): make no more calls.</summary>
    public const int Stop = 2;

    /// <summary>
    /// () -> (int32 good calls, int32 one-way calls, int32 ended by a death, int32 refused for want of room, int32 timeouts,
    /// int32 wrong replies, int32 other results, int32 the last of them, int32 mappings of channels), counted from the last time on.
    /// </summary>
    public const int Count = 3;

    /// <summary>() -> (int32): how many of the others answer.</summary>
    public const int CallAll = 4;
}

/// <summary>Calls the other callers of the machine at full speed from its boot on.</summary>
public sealed class CallerModule : ServiceModule
{
    /// <summary>The processes that call each other.</summary>
    public static string[] Names { get; } = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

    /// <summary>The module as a scenario names it.</summary>
    public static ScenarioModule Scenario { get; } = new(typeof(CallerModule).Assembly.GetName().Name!, typeof(CallerModule).FullName!);

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, static installed =>
        {
            Caller caller = new(installed);
            installed.RegisterService(caller);
            installed.RegisterDefaultFeatureApi(caller.Name, new CallerApi(caller));
        });

    private sealed class CallerApi(Caller caller) : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            switch (funcId)
            {
                case CallerFunction.Echo:
                    byte[] content = request.ToArray();
                    return reply.WriteRawData(content, 0, content.Length) ? EC.Success : EC.Failure;
                case CallerFunction.Stop:
                    caller.Stop();
                    return EC.Success;
                case CallerFunction.Count:
                    caller.Count(reply);
                    return EC.Success;
                case CallerFunction.CallAll:
                    reply.WriteInt32(caller.CallAll());
                    return EC.Success;
                default:
                    return EC.UnknownCode;
            }
        }
    }
}

/// <summary>The service of a <see cref="CallerModule"/>: two threads that call.</summary>
internal sealed class Caller(SamgrLite samgr) : Service
{
    private const int Threads = 2;
    private const int Small = 64;
    private const int Large = 4096;

    private readonly CountdownEvent _running = new(Threads);
    private volatile bool _isStopped;
    private int _good;
    private int _oneWay;
    private int _deaths;
    private int _full;
    private int _timeouts;
    private int _wrong;
    private int _others;
    private int _lastOther;

    public override string Name => samgr.Options.Name;

    public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);

    public override bool Initialize(Identity identity)
    {
        for (int i = 0; i < Threads; i++)
        {
            int seed = Environment.ProcessId + i;
            new Thread(() => CallOn(new Random(seed))) { IsBackground = true, Name = "caller" }.Start();
        }

        return true;
    }

    internal void Stop() => _isStopped = true;

    internal int CallAll()
    {
        _running.Wait();
        Random random = new(1);
        return CallerModule.Names.Count(peer => peer != Name && CallOne(Find(peer), random, Small) == EC.Success);
    }

    internal void Count(IpcIo reply)
    {
        reply.WriteInt32(Interlocked.Exchange(ref _good, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _oneWay, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _deaths, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _full, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _timeouts, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _wrong, 0));
        reply.WriteInt32(Interlocked.Exchange(ref _others, 0));
        reply.WriteInt32(_lastOther);
        reply.WriteInt32(OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/self/maps").Count(line => line.Contains("samgr-channel", StringComparison.Ordinal))
            : 0);
    }

    private ClientProxy? Find(string peer) => samgr.FindServiceApi(peer, null);

    private void CallOn(Random random)
    {
        string[] peers = [.. CallerModule.Names.Where(peer => peer != Name)];
        ClientProxy?[] proxies = new ClientProxy?[peers.Length];
        while (!_isStopped)
        {
            int index = random.Next(peers.Length);
            ClientProxy? proxy = proxies[index] ??= Find(peers[index]);
            Record(proxy == null ? EC.NoService : random.Next(8) == 0 ? SendOne(proxy, random) : CallOne(proxy, random, random.Next(8) == 0 ? Large : Small));
        }

        _running.Signal();
    }

    private int SendOne(ClientProxy proxy, Random random)
    {
        Interlocked.Increment(ref _oneWay);
        return proxy.Invoke(CallerFunction.Echo, Content(random, Small, out _), null, null);
    }

    private int CallOne(ClientProxy? proxy, Random random, int size)
    {
        IpcIo request = Content(random, size, out byte[] bytes);
        byte[]? returned = null;
        int result = proxy == null ? EC.NoService : proxy.Invoke(CallerFunction.Echo, request, null, (_, _, reply) => returned = reply.ToArray());
        if (result == EC.Success && (returned == null || !returned.AsSpan().SequenceEqual(bytes)))
        {
            Interlocked.Increment(ref _wrong);
        }

        return result;
    }

    private static IpcIo Content(Random random, int size, out byte[] bytes)
    {
        bytes = new byte[size];
        random.NextBytes(bytes);
        IpcIo content = new(size);
        content.WriteRawData(bytes, 0, size);
        return content;
    }

    private void Record(int result)
    {
        switch (result)
        {
            case EC.Success:
                Interlocked.Increment(ref _good);
                break;
            case EC.DeadObject or EC.NoService or EC.NoHandler:
                Interlocked.Increment(ref _deaths);
                break;
            case EC.BusBusy or EC.NoMemory or EC.NoSpace:
                Interlocked.Increment(ref _full);
                break;
            case EC.Timeout:
                Interlocked.Increment(ref _timeouts);
                break;
            default:
                _lastOther = result;
                Interlocked.Increment(ref _others);
                break;
        }
    }
}
