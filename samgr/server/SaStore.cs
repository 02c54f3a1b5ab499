using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>A service or feature as samgr knows it.</summary>
public sealed class AbilityInfo
{
    internal AbilityInfo(SaName name, int handle, int token, int pid)
    {
        Name = name;
        Handle = handle;
        Token = token;
        Pid = pid;
    }

    /// <summary>The service.</summary>
    public string Service => Name.Service;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature => Name.Feature;

    /// <summary>The handle of the process that provides it.</summary>
    public readonly int Handle;

    /// <summary>Its token in that process.</summary>
    public readonly int Token;

    /// <summary>The process that provides it.</summary>
    public readonly int Pid;

    internal readonly SaName Name;

    /// <summary>True once its process knows who may call it, so that the others may find it.</summary>
    internal bool IsAnnounced;
}

/// <summary>
/// Samgr's tables: the handles of processes, and the addresses of services and features. A service belongs to one
/// process at a time. Guarded by <see cref="SamgrServer"/>.
/// </summary>
internal sealed class SaStore
{
    private readonly int _maxAbilities;
    private readonly int _hostPid;
    private readonly KeyedTable _abilities = new KeyedTable();
    private readonly KeyedTable _handles = new KeyedTable();

    /// <summary>Makes an empty table.</summary>
    /// <param name="maxAbilities">Services and features at most.</param>
    /// <param name="hostPid">The process that hosts samgr; it may use up what there is.</param>
    internal SaStore(int maxAbilities, int hostPid)
    {
        _maxAbilities = maxAbilities;
        _hostPid = hostPid;
    }

    /// <summary>Services and features that were refused because there was no room for more of their process.</summary>
    internal int Refused;

    internal int Count => _abilities.Count;

    internal void SetHandle(int pid, int handle) => _handles.Set(pid, handle);

    /// <summary>The handle of a process, or -1.</summary>
    internal int HandleOf(int pid) => (int)(_handles.Find(pid) ?? SvcIdentity.InvalidHandle);

    internal int Save(SaName name, int handle, int token, int pid)
    {
        int provider = ProviderOf(name.Service);
        if (provider >= 0 && provider != pid)
        {
            return EC.Busy;
        }

        AbilityInfo? known = FindOwn(name, pid);
        if (known == null && !HasRoom(pid))
        {
            LogPace.Count(ref Refused);
            return EC.NoSpace;
        }

        if (known == null || known.Handle != handle || known.Token != token)
        {
            _abilities.Set(name, new AbilityInfo(name, handle, token, pid));
        }

        return EC.Success;
    }

    /// <summary>Makes a service or feature that a process has saved visible to queries.</summary>
    internal int Announce(SaName name, int pid)
    {
        AbilityInfo? known = FindOwn(name, pid);
        if (known == null)
        {
            return EC.NoService;
        }

        known.IsAnnounced = true;
        return EC.Success;
    }

    internal AbilityInfo? Find(SaName name)
    {
        AbilityInfo? known = (AbilityInfo?)_abilities.Find(name);
        return known != null && known.IsAnnounced ? known : null;
    }

    internal int Remove(SaName name, int pid)
        => FindOwn(name, pid) == null || _abilities.Remove(name) == null ? EC.NoService : EC.Success;

    /// <summary>Forgets a process and everything that it provided.</summary>
    /// <returns>Its pid, or -1 when no process had that handle.</returns>
    internal int RemoveHandle(int handle)
    {
        ArrayList pids = _handles.Keys();
        for (int i = 0; i < pids.Count; i++)
        {
            int pid = (int)pids[i]!;
            if (HandleOf(pid) == handle)
            {
                _handles.Remove(pid);
                RemoveAll(pid);
                return pid;
            }
        }

        return -1;
    }

    /// <summary>The services and features that can be found.</summary>
    internal AbilityInfo[] List()
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

    /// <summary>The process that provides a service, or -1.</summary>
    internal int ProviderOf(string service)
    {
        ArrayList abilities = _abilities.Values();
        for (int i = 0; i < abilities.Count; i++)
        {
            AbilityInfo ability = (AbilityInfo)abilities[i]!;
            if (ability.Service == service)
            {
                return ability.Pid;
            }
        }

        return -1;
    }

    /// <summary>Whether a process may provide one more. It may have as many as are free beside its own, so that there is always room for the others.</summary>
    private bool HasRoom(int pid)
    {
        int own = 0;
        ArrayList abilities = _abilities.Values();
        for (int i = 0; pid != _hostPid && i < abilities.Count; i++)
        {
            own += ((AbilityInfo)abilities[i]!).Pid == pid ? 1 : 0;
        }

        return own < _maxAbilities - abilities.Count;
    }

    private AbilityInfo? FindOwn(SaName name, int pid)
    {
        AbilityInfo? known = (AbilityInfo?)_abilities.Find(name);
        return known != null && known.Pid == pid ? known : null;
    }

    private void RemoveAll(int pid)
    {
        ArrayList abilities = _abilities.Values();
        for (int i = 0; i < abilities.Count; i++)
        {
            AbilityInfo ability = (AbilityInfo)abilities[i]!;
            if (ability.Pid == pid)
            {
                _abilities.Remove(ability.Name);
            }
        }
    }
}
