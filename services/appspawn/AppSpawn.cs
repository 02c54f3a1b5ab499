using LiteIpc;

namespace Samgr.AppSpawn;

/// <summary>Has the process's host start applications; the host must allow it.</summary>
[Service(Group = InitGroup.SystemService, Level = TaskLevel.High, TaskType = TaskType.Single)]
public sealed class AppSpawn : IAppSpawn, ICallerAware
{
    private readonly SamgrOptions _options;
    private int _caller;

    /// <summary>Makes the service of a process.</summary>
    public AppSpawn(SamgrLite samgr)
    {
        _options = samgr.Options;
    }

    /// <inheritdoc/>
    public void OnCall(IpcMessage? origin) => _caller = origin == null ? 0 : origin.Pid;

    /// <inheritdoc/>
    public int Spawn(string name)
    {
        if (_options.Host == null)
        {
            throw Failed(EC.NoInit, "nobody starts processes here: the process has no host");
        }

        int pid = _options.Host.Spawn(name);
        if (pid < 0)
        {
            throw Failed(pid, "cannot start " + name + " for pid " + _caller + ": " + EC.NameOf(pid));
        }

        Log(LogLevel.Info, "started " + name + " as pid[" + pid + "] for pid[" + _caller + "]");
        return pid;
    }

    private ServiceException Failed(int code, string text)
    {
        Log(LogLevel.Error, text);
        return new ServiceException(code, text);
    }

    private void Log(int level, string text) => _options.Log?.Write(level, AppSpawnNames.Daemon, text);
}
