using LiteIpc;

namespace Samgr.Attacks.Modules;

/// <summary>What came of the calls of one process. Any thread may write into it.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private int _calls;
    private int _wrong;
    private int _late;
    private int _slowestMs;
    private int _callsOfAttacker;
    private int _lateOfAttacker;
    private string _firstTrouble = string.Empty;

    /// <summary>Counts a call to an honest service.</summary>
    /// <param name="trouble">What was wrong with its answer; null when nothing was.</param>
    /// <param name="tookMs">Milliseconds.</param>
    /// <param name="grantedMs">Those of them that the machine had for this process.</param>
    internal void Add(string? trouble, int tookMs, int grantedMs)
    {
        lock (_gate)
        {
            _calls++;
            _slowestMs = Math.Max(_slowestMs, tookMs);
            if (trouble != null)
            {
                _wrong++;
                Note(trouble);
            }

            if (grantedMs > Honest.MostMs)
            {
                _late++;
                Note($"a call took {tookMs} ms, {grantedMs} of them granted");
            }
        }
    }

    /// <summary>Counts a call to the attacker, of which only the time is anybody's business.</summary>
    internal void AddOfAttacker(int code, int grantedMs)
    {
        lock (_gate)
        {
            _callsOfAttacker++;
            if (grantedMs > Honest.MostOfAttackerMs)
            {
                _lateOfAttacker++;
                Note($"a call to the attacker took {grantedMs} granted ms and ended with {EC.NameOf(code)}");
            }
        }
    }

    /// <summary>
    /// Writes, and forgets, what came of the calls: (int32 calls, int32 wrong answers, int32 calls over their time, int32 milliseconds of
    /// the slowest one, int32 calls to the attacker, int32 those over their time, string the first trouble).
    /// </summary>
    internal void Write(IpcIo reply)
    {
        lock (_gate)
        {
            foreach (int value in new[] { _calls, _wrong, _late, _slowestMs, _callsOfAttacker, _lateOfAttacker })
            {
                reply.WriteInt32(value);
            }

            reply.WriteString(_firstTrouble);
            (_calls, _wrong, _late, _slowestMs, _callsOfAttacker, _lateOfAttacker, _firstTrouble) = (0, 0, 0, 0, 0, 0, string.Empty);
        }
    }

    private void Note(string trouble)
    {
        if (_firstTrouble.Length == 0)
        {
            _firstTrouble = trouble;
        }
    }
}
