using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>The system capabilities that samgr keeps. Guarded by <see cref="SamgrServer"/>.</summary>
internal sealed class SystemCapabilities
{
    private const int MaxNameLength = 64;

    private readonly ArrayList _names = new ArrayList();
    private readonly KeyedTable _countsOfUsers = new KeyedTable();
    private readonly int _max;

    internal SystemCapabilities(int max)
    {
        _max = max;
    }

    internal int Count => _names.Count;

    /// <summary>Names that were refused because there was no room for more of their user.</summary>
    internal int Refused;

    /// <summary>
    /// Adds a name. The processes of one user may add as many as are free beside their own, so that there is always room for the
    /// others; the process that hosts samgr may use up what there is.
    /// </summary>
    internal int Add(string? name, int uid, bool isHost)
    {
        if (SaName.Check(name) != EC.Success)
        {
            return EC.Invalid;
        }

        if (!Has(name))
        {
            int own = (int)(_countsOfUsers.Find(uid) ?? 0);
            if ((isHost ? 0 : own) >= _max - _names.Count)
            {
                LogPace.Count(ref Refused);
                return EC.NoSpace;
            }

            _names.Add(name);
            _countsOfUsers.Set(uid, own + 1);
        }

        return EC.Success;
    }

    internal bool Has(string? name) => name != null && _names.Contains(name);

    /// <summary>Writes as many names as fit, from one on: whether that was the last, where to go on, how many, the names.</summary>
    internal void WritePage(IpcIo reply, int from)
    {
        int next = from < 0 ? 0 : from;
        int room = (reply.Remaining - 12) / (MaxNameLength + 8);
        int left = _names.Count - next;
        int count = left < 0 ? 0 : left < room ? left : room;
        reply.WriteBool(count >= left);
        reply.WriteInt32(next + count);
        reply.WriteInt32(count);
        for (; count > 0; count--)
        {
            reply.WriteString((string)_names[next++]!);
        }
    }
}
