using System.Globalization;

namespace LiteIpc.Link.Tests.Simulation;

/// <summary>A call as the simulation knows it, whoever forgets it.</summary>
internal sealed class CallRecord
{
    public required int Id { get; init; }

    public required string Caller { get; init; }

    public required string Callee { get; init; }

    public required long StartMs { get; init; }

    public required int TimeoutMs { get; init; }

    public required bool IsOneWay { get; init; }

    public int Runs { get; set; }

    public int Ends { get; set; }

    public int Result { get; set; }

    public long EndMs => StartMs + TimeoutMs;
}

/// <summary>Everything that happened in a run, and the rules that it is held to.</summary>
internal sealed class History
{
    private readonly List<CallRecord> _calls = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, int> _served = [];

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<CallRecord> Calls => _calls;

    /// <summary>Restarts and cuts that met a call under way.</summary>
    public int Meetings { get; set; }

    /// <summary>The last lines of what happened, up to the first fault.</summary>
    public IReadOnlyList<string> Tail { get; private set; } = [];

    public void Note(long now, string line)
    {
        if (_lines.Count > 2000)
        {
            _lines.RemoveRange(0, 1000);
        }

        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{now,8} {line}"));
    }

    public void Fault(long now, string text)
    {
        Note(now, "FAULT " + text);
        _faults.Add(text);
        Tail = _faults.Count == 1 ? [.. _lines.TakeLast(60)] : Tail;
    }

    public CallRecord Begin(string caller, string callee, long now, int timeoutMs, bool isOneWay)
    {
        CallRecord call = new() { Id = _calls.Count, Caller = caller, Callee = callee, StartMs = now, TimeoutMs = timeoutMs, IsOneWay = isOneWay };
        _calls.Add(call);
        return call;
    }

    /// <summary>A service begins to serve a call.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="now">When.</param>
    /// <param name="callee">The device that serves it.</param>
    /// <param name="order">Caller and target with their session: calls of one of these are served as they were sent.</param>
    /// <param name="leastDelayMs">The fastest frame of the session so far.</param>
    public void Run(int id, long now, string callee, string order, long leastDelayMs)
    {
        CallRecord call = _calls[id];
        if (call.Callee != callee)
        {
            Fault(now, $"call {id} for {call.Callee} is run by {callee}");
        }

        if (++call.Runs > 1)
        {
            Fault(now, $"call {id} is run {call.Runs} times");
        }

        if (now > call.EndMs + leastDelayMs)
        {
            Fault(now, $"call {id} is run {now - call.EndMs} ms after its time, where the fastest frame took {leastDelayMs} ms");
        }

        if (_served.TryGetValue(order, out int last) && last > id)
        {
            Fault(now, $"call {id} is run after call {last} of {order}");
        }

        _served[order] = id;
    }

    public void End(int id, long now, int result, string answer)
    {
        CallRecord call = _calls[id];
        call.Result = result;
        if (++call.Ends > 1)
        {
            Fault(now, $"call {id} ends {call.Ends} times");
        }

        // A tick is due at the end of the time, and is planned in whole milliseconds.
        if (now > call.EndMs + 1)
        {
            Fault(now, $"call {id} ends {now - call.EndMs} ms after its time");
        }

        if (result == EC.Success && !call.IsOneWay && (call.Runs != 1 || answer != $"answer {id}"))
        {
            Fault(now, $"call {id} was run {call.Runs} times and is answered '{answer}'");
        }
    }

    /// <summary>Everything is over.</summary>
    public void Close(long now)
    {
        foreach (CallRecord call in _calls.Where(call => call.Ends == 0))
        {
            Fault(now, $"call {call.Id} of {call.Caller} to {call.Callee} never ends");
        }

        Tail = _faults.Count == 0 ? [.. _lines.TakeLast(60)] : Tail;
    }
}
