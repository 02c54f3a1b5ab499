using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>A service or feature as samgr knows it.</summary>
public sealed class AbilityInfo
{
    private readonly string _service;
    private readonly string? _feature;
    private readonly int _handle;
    private readonly int _token;
    private readonly int _pid;

    internal AbilityInfo(string service, string? feature, int handle, int token, int pid)
    {
        _service = service;
        _feature = feature;
        _handle = handle;
        _token = token;
        _pid = pid;
    }

    /// <summary>The service.</summary>
    public string Service => _service;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature => _feature;

    /// <summary>The handle of the process that provides it.</summary>
    public int Handle => _handle;

    /// <summary>Its token in that process.</summary>
    public int Token => _token;

    /// <summary>The process that provides it.</summary>
    public int Pid => _pid;

    /// <summary>True once its process knows who may call it, so that the others may find it.</summary>
    internal bool IsAnnounced;
}

/// <summary>
/// Samgr's table: which process has which handle, and which service and feature is found where. A service belongs to one
/// process at a time. Every method may be called from any thread.
/// </summary>
internal sealed class SaStore
{
    private readonly int _maxAbilities;
    private readonly SaNameTable _abilities = new SaNameTable();
    private readonly KeyedTable _handles = new KeyedTable();

    internal SaStore(int maxAbilities)
    {
        _maxAbilities = maxAbilities;
    }

    internal void SetHandle(int pid, int handle)
    {
        lock (_handles)
        {
            _handles.Set(pid, handle);
        }
    }

    /// <summary>The handle of a process, or -1.</summary>
    internal int HandleOf(int pid)
    {
        lock (_handles)
        {
            object? handle = _handles.Find(pid);
            return handle == null ? SvcIdentity.InvalidHandle : (int)handle;
        }
    }

    internal int Save(string service, string? feature, int handle, int token, int pid)
    {
        lock (_handles)
        {
            AbilityInfo? known = (AbilityInfo?)_abilities.Find(service, feature);
            int provider = ProviderOf(service);
            if (provider >= 0 && provider != pid)
            {
                return EC.Busy;
            }

            if (known == null && _abilities.Count >= _maxAbilities)
            {
                return EC.NoSpace;
            }

            if (known == null || known.Handle != handle || known.Token != token)
            {
                _abilities.Set(service, feature, new AbilityInfo(service, feature, handle, token, pid));
            }

            return EC.Success;
        }
    }

    /// <summary>Shows what a process has saved to those who look for it.</summary>
    internal int Announce(string service, string? feature, int pid)
    {
        lock (_handles)
        {
            AbilityInfo? known = (AbilityInfo?)_abilities.Find(service, feature);
            if (known == null || known.Pid != pid)
            {
                return EC.NoService;
            }

            known.IsAnnounced = true;
            return EC.Success;
        }
    }

    internal AbilityInfo? Find(string service, string? feature)
    {
        lock (_handles)
        {
            AbilityInfo? known = (AbilityInfo?)_abilities.Find(service, feature);
            return known != null && known.IsAnnounced ? known : null;
        }
    }

    internal int Remove(string service, string? feature, int pid)
    {
        lock (_handles)
        {
            AbilityInfo? known = (AbilityInfo?)_abilities.Find(service, feature);
            if (known == null || known.Pid != pid)
            {
                return EC.NoService;
            }

            _abilities.Remove(service, feature);
            return EC.Success;
        }
    }

    /// <summary>Forgets a process and everything that it provided.</summary>
    /// <returns>Its pid, or -1 when no process had that handle.</returns>
    internal int RemoveHandle(int handle)
    {
        lock (_handles)
        {
            int pid = PidOf(handle);
            if (pid < 0)
            {
                return pid;
            }

            _handles.Remove(pid);
            ArrayList abilities = _abilities.Values();
            for (int i = 0; i < abilities.Count; i++)
            {
                AbilityInfo ability = (AbilityInfo)abilities[i]!;
                if (ability.Pid == pid)
                {
                    _abilities.Remove(ability.Service, ability.Feature);
                }
            }

            return pid;
        }
    }

    private int PidOf(int handle)
    {
        ArrayList pids = _handles.Keys();
        for (int i = 0; i < pids.Count; i++)
        {
            int pid = (int)pids[i]!;
            if (HandleOf(pid) == handle)
            {
                return pid;
            }
        }

        return -1;
    }

    /// <summary>What can be found.</summary>
    internal AbilityInfo[] List()
    {
        lock (_handles)
        {
            ArrayList abilities = _abilities.Values();
            for (int i = abilities.Count - 1; i >= 0; i--)
            {
                if (!((AbilityInfo)abilities[i]!).IsAnnounced)
                {
                    abilities.RemoveAt(i);
                }
            }

            return (AbilityInfo[])abilities.ToArray(typeof(AbilityInfo));
        }
    }

    /// <summary>The process that provides a service, or -1.</summary>
    internal int ProviderOf(string service)
    {
        lock (_handles)
        {
            AbilityInfo? any = (AbilityInfo?)_abilities.FindAny(service);
            return any == null ? -1 : any.Pid;
        }
    }
}
