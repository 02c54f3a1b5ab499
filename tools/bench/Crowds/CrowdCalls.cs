using System.Diagnostics;
using LiteIpc;

namespace Samgr.Bench.Crowds;

/// <summary>Calls every service of a crowd in turn, and looks at each answer. Belongs to one thread.</summary>
internal sealed class CrowdCalls
{
    private const int PatienceMs = 60_000;

    private readonly SamgrLite _samgr;
    private readonly string[] _names;
    private readonly IClientProxy?[] _proxies;
    private readonly int _calls;
    private readonly IpcIo _request = new(sizeof(int));
    private readonly Notify _read;
    private int _answer;

    internal CrowdCalls(SamgrLite samgr, int processes, int services, int calls)
    {
        _samgr = samgr;
        _calls = calls;
        _names =
        [
            .. from service in Enumerable.Range(0, services)
               from process in Enumerable.Range(0, processes)
               select CrowdNames.Service(CrowdNames.Process(services, process), service),
        ];
        _proxies = new IClientProxy?[_names.Length];
        _read = (_, _, reply) => _answer = reply.ReadInt32();
    }

    internal int Right { get; private set; }

    internal int Wrong { get; private set; }

    internal int Refused { get; private set; }

    internal double SlowestMs { get; private set; }

    internal void Run()
    {
        for (int call = 0; call < _calls; call++)
        {
            Count(call);
        }
    }

    private void Count(int number)
    {
        IClientProxy? proxy = Find(number % _names.Length);
        _request.Restart();
        _request.WriteInt32(number);
        _answer = number;
        long start = Stopwatch.GetTimestamp();
        int result = proxy == null ? EC.NoService : proxy.Invoke(CrowdFunction.Next, _request, null, _read);
        SlowestMs = Math.Max(SlowestMs, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        bool isRight = _answer == number + 1;
        Right += result == EC.Success && isRight ? 1 : 0;
        Wrong += result == EC.Success && !isRight ? 1 : 0;
        Refused += result == EC.Success ? 0 : 1;
    }

    private IClientProxy? Find(int place)
    {
        if (_proxies[place] == null && _samgr.WaitFor(_names[place], PatienceMs) == EC.Success)
        {
            _proxies[place] = _samgr.GetDefaultFeatureApi(_names[place]) as IClientProxy;
        }

        return _proxies[place];
    }
}
