using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>The IPC Kit of a process that has samgr.</summary>
public static class AbilityKit
{
    /// <summary>The process's IPC Kit; its threads and its log are those of the process. After the process has joined IPC.</summary>
    public static IpcSkeleton Skeleton(SamgrLite samgr)
        => IpcSkeleton.Attach(
            samgr.Ipc!, samgr.Options.Log, (name, body) => samgr.Options.Adapter.StartThread(samgr.Options.Name + "-" + name, TaskPriority.Normal, body));
}
