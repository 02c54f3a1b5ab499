namespace Samgr.Ability;

/// <summary>A child that a host is asked to start; checked by the manager.</summary>
public sealed class ChildProcessRequest
{
    internal ChildProcessRequest(int id, string library, string? function, ChildProcessArgs? args, ChildProcessConfigs configs)
    {
        Id = id;
        Library = library;
        Function = function;
        Args = args;
        ProcessName = configs.ProcessName;
        IsolationMode = configs.IsolationMode;
        IsolationUid = configs.IsolationUid;
    }

    /// <summary>The number that <see cref="IChildProcessEvents.OnStarted"/> gives back.</summary>
    public int Id { get; }

    /// <summary>The library that the child loads.</summary>
    public string Library { get; }

    /// <summary>The function that it runs; null for one that is created for a connection.</summary>
    public string? Function { get; }

    /// <summary>The arguments for the child; null for one that is created for a connection.</summary>
    public ChildProcessArgs? Args { get; }

    /// <summary>The second half of its name; null for the library's.</summary>
    public string? ProcessName { get; }

    /// <summary>One of <see cref="Ability.IsolationMode"/>.</summary>
    public int IsolationMode { get; }

    /// <summary>Whether it runs as a user of its own when it is isolated.</summary>
    public bool IsolationUid { get; }
}
