using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>The system capabilities that samgr keeps. Every method may be called from any thread.</summary>
internal sealed class SystemCapabilities
{
    internal const int MaxNameLength = 64;

    private readonly ArrayList _names = new ArrayList();
    private readonly int _max;

    internal SystemCapabilities(int max)
    {
        _max = max;
    }

    internal static bool IsName(string? name) => SaName.Check(name) == EC.Success;

    internal int Add(string? name)
    {
        lock (_names)
        {
            if (!IsName(name))
            {
                return EC.Invalid;
            }

            if (_names.Contains(name!))
            {
                return EC.Success;
            }

            if (_names.Count >= _max)
            {
                return EC.NoSpace;
            }

            _names.Add(name);
            return EC.Success;
        }
    }

    internal bool Has(string? name)
    {
        lock (_names)
        {
            return name != null && _names.Contains(name);
        }
    }

    /// <summary>Writes as many names as fit, from one on: whether that was the last, where to go on, how many, the names.</summary>
    internal void WritePage(IpcIo reply, int from)
    {
        lock (_names)
        {
            int first = from < 0 ? 0 : from;
            int room = (reply.Remaining - 12) / (MaxNameLength + 8);
            int left = _names.Count - first;
            int count = left < 0 ? 0 : left < room ? left : room;
            reply.WriteBool(first + count >= _names.Count);
            reply.WriteInt32(first + count);
            reply.WriteInt32(count);
            for (int i = 0; i < count; i++)
            {
                reply.WriteString((string)_names[first + i]!);
            }
        }
    }
}
