namespace Samgr.Ability;

/// <summary>The degrees of isolation of a child from its parent.</summary>
public static class IsolationMode
{
    /// <summary>The environment variables and the working directory with which every process of the machine is started.</summary>
    public const int Normal = 0;

    /// <summary>
    /// Neither: the child has only the environment variables that the runtime needs, and an empty working directory of its own,
    /// which is removed when it ends.
    /// </summary>
    public const int Isolated = 1;
}
