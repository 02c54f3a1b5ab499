using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Relays;

/// <summary>
/// Calls of one device to another whose link fails again and again: so many outstanding while it is up, and more once it is up again. Notes how often each is
/// run and ended. Every member may be called from any thread.
/// </summary>
/// <param name="count">How many calls in all.</param>
/// <param name="now">Milliseconds of the clock that calls are held to.</param>
/// <param name="slackMs">How much later than its time a call may end or be run.</param>
internal sealed class RelayedCalls(int count, Func<long> now, int slackMs)
{
    private const int Outstanding = 64;
    private const int TimeoutMs = 5000;
    private const int Size = 64;

    private readonly object _gate = new();
    private readonly int[] _runs = new int[count];
    private readonly int[] _ends = new int[count];
    private readonly long[] _begun = new long[count];
    private readonly List<string> _faults = [];
    private int _issued;
    private int _target;

    public int Ended { get; private set; }

    public int Answered { get; private set; }

    /// <summary>Links that were lost.</summary>
    public int Lost { get; private set; }

    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>The link is up: whoever waited for it asks for the service.</summary>
    public void Ask(LinkSession session)
        => session.Send(new LinkCall { Kind = LinkKind.Query, Content = LinkNames.Write(Side.Service, null)!, TimeoutMs = TimeoutMs, State = session });

    public void Lose()
    {
        lock (_gate)
        {
            Lost++;
            _target = 0;
        }
    }

    /// <summary>A question or a call has its outcome.</summary>
    public void End(LinkCall call)
    {
        LinkSession session = (LinkSession)call.State!;
        if (call.Kind != LinkKind.Query)
        {
            Note(call);
        }
        else if (call.Result == EC.Success)
        {
            lock (_gate)
            {
                _target = call.Target;
            }
        }
        else if (session.IsUp)
        {
            Ask(session);
        }

        Fill(session);
    }

    /// <summary>The other side serves.</summary>
    public void Serve(LinkSession session, LinkRequest request)
    {
        if (request.Kind == LinkKind.Query)
        {
            session.Found(request, Side.Service);
            return;
        }

        int id = BitConverter.ToInt32(request.Content);
        lock (_gate)
        {
            if (++_runs[id] > 1)
            {
                _faults.Add($"call {id} is run {_runs[id]} times");
            }

            long late = now() - _begun[id] - TimeoutMs;
            if (late > slackMs)
            {
                _faults.Add($"call {id} is run {late} ms after its time");
            }
        }

        session.Reply(request, Content(id, true), 0);
    }

    private void Fill(LinkSession session)
    {
        while (Next(session) is { } call)
        {
            int result = session.Send(call);
            if (result != EC.Success)
            {
                Note(call);
                return;
            }
        }
    }

    private LinkCall? Next(LinkSession session)
    {
        lock (_gate)
        {
            if (_target == 0 || !session.IsUp || _issued == count || _issued - Ended >= Outstanding)
            {
                return null;
            }

            int id = _issued++;
            _begun[id] = now();
            return new LinkCall { Kind = LinkKind.Call, Target = _target, Code = id, Content = Content(id, false), TimeoutMs = TimeoutMs, State = session };
        }
    }

    private void Note(LinkCall call)
    {
        lock (_gate)
        {
            int id = call.Code;
            Ended++;
            if (++_ends[id] > 1)
            {
                _faults.Add($"call {id} ends {_ends[id]} times");
            }

            long late = now() - _begun[id] - TimeoutMs;
            if (late > slackMs)
            {
                _faults.Add($"call {id} ends {late} ms after its time, with {EC.NameOf(call.Result)} {call.Reason}");
            }

            if (call.Result == EC.Success)
            {
                Answered++;
                if (_runs[id] != 1 || !call.Content.AsSpan().SequenceEqual(Content(id, true)))
                {
                    _faults.Add($"call {id} was run {_runs[id]} times and has a wrong answer");
                }
            }
            else if (call.Result is not (EC.DeadObject or EC.Timeout or EC.BusBusy))
            {
                _faults.Add($"call {id} ends with {EC.NameOf(call.Result)} {call.Reason}");
            }
        }
    }

    private static byte[] Content(int id, bool isAnswer)
    {
        byte[] content = new byte[Size];
        Array.Fill(content, (byte)(isAnswer ? id * 7 : id));
        BitConverter.TryWriteBytes(content, isAnswer ? ~id : id);
        return content;
    }
}
