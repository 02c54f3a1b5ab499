using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>The child process that a library runs in.</summary>
public sealed class ChildProcessContext
{
    /// <summary>Describes a child process. Called by its host.</summary>
    public ChildProcessContext(SamgrLite samgr, IpcSkeleton skeleton, ChildProcessArgs? args)
    {
        Samgr = samgr;
        Skeleton = skeleton;
        Args = args;
    }

    /// <summary>The child's services, and its way to those of other processes.</summary>
    public SamgrLite Samgr { get; }

    /// <summary>The child's IPC Kit.</summary>
    public IpcSkeleton Skeleton { get; }

    /// <summary>The arguments that the child was started with; null when it was created for a connection.</summary>
    public ChildProcessArgs? Args { get; }
}
