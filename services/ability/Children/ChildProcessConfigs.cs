namespace Samgr.Ability;

/// <summary>How a child is started. Belongs to one thread at a time; starting a child takes a copy.</summary>
public sealed class ChildProcessConfigs
{
    /// <summary>One of <see cref="Ability.IsolationMode"/>.</summary>
    public int IsolationMode { get; private set; }

    /// <summary>Whether an isolated child runs as a user of its own, to whom samgr's rules for the parent's user do not apply.</summary>
    public bool IsolationUid { get; private set; }

    /// <summary>The second half of the process's name; null for the library's name.</summary>
    public string? ProcessName { get; private set; }

    /// <summary>Sets what the child shares with its parent.</summary>
    /// <returns><see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> for a mode that there is not.</returns>
    public int SetIsolationMode(int mode)
    {
        if (mode != Ability.IsolationMode.Normal && mode != Ability.IsolationMode.Isolated)
        {
            return ChildProcessError.InvalidParam;
        }

        IsolationMode = mode;
        return ChildProcessError.Success;
    }

    /// <summary>Sets whether the child runs as a user of its own. It does only when it is isolated too.</summary>
    /// <returns><see cref="ChildProcessError.Success"/>.</returns>
    public int SetIsolationUid(bool isIsolated)
    {
        IsolationUid = isIsolated;
        return ChildProcessError.Success;
    }

    /// <summary>Sets the second half of the process's name; the first is the parent's name and a colon.</summary>
    /// <param name="name">1 to <see cref="ChildProcessLimits.MaxProcessName"/> of a to z, A to Z, 0 to 9 and '_'.</param>
    /// <returns><see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> for another one, which changes nothing.</returns>
    public int SetProcessName(string? name)
    {
        if (!ChildProcessLimits.IsProcessName(name))
        {
            return ChildProcessError.InvalidParam;
        }

        ProcessName = name;
        return ChildProcessError.Success;
    }
}
