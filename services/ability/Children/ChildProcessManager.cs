using System.Collections;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>
/// The child processes of one process. Where nobody starts processes, as on a board, every call gives
/// <see cref="ChildProcessError.NotSupported"/>.
/// </summary>
/// <remarks>
/// Every method may be called from any thread. The callbacks of a manager run on one thread of its own, in the order in which
/// things happened: one that takes long holds up the others. A child cannot have children, and ends with its parent.
/// </remarks>
public sealed partial class ChildProcessManager : IChildProcessEvents
{
    private const string Tag = "ability";

    private readonly SamgrLite _samgr;
    private readonly IChildProcessHost? _host;
    private readonly ArrayList _launches = new ArrayList();
    private int _lastRequest;

    private ChildProcessManager(SamgrLite samgr, IChildProcessHost? host)
    {
        _samgr = samgr;
        _host = host;
    }

    /// <summary>The arguments that this process was started with; null unless it is a child that was started.</summary>
    public ChildProcessArgs? CurrentArgs => _host?.CurrentArgs;

    /// <summary>The manager of a process; always the same one for processes that have children.</summary>
    public static ChildProcessManager Of(SamgrLite samgr)
    {
        if (!(samgr.Options.Host is IChildProcessHost host))
        {
            return new ChildProcessManager(samgr, null);
        }

        lock (host)
        {
            ChildProcessManager? manager = host.Events as ChildProcessManager;
            if (manager == null)
            {
                manager = new ChildProcessManager(samgr, host);
                host.Events = manager;
            }

            return manager;
        }
    }

    /// <summary>Creates a child and connects to it, with nothing configured.</summary>
    /// <inheritdoc cref="Create(string?, ChildProcessConfigs?, ChildStarted?)"/>
    public int Create(string? library, ChildStarted? started) => Create(library, new ChildProcessConfigs(), started);

    /// <summary>Creates a child and connects to it: the child loads a library, whose OnConnect gives the object to talk to.</summary>
    /// <param name="library">
    /// The library: an assembly beside the modules of this process, by name, with or without ".dll", or by a relative path. The
    /// child has to find an <see cref="IChildProcessLibrary"/> in it.
    /// </param>
    /// <param name="configs">How the child is started.</param>
    /// <param name="started">Told what became of it, once, if <see cref="ChildProcessError.Success"/> is returned.</param>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/> when the child is being started; <see cref="ChildProcessError.InvalidParam"/> for a
    /// null, a library that cannot be one, or one with ".." in its path; <see cref="ChildProcessError.NotSupported"/>,
    /// <see cref="ChildProcessError.MultiProcessDisabled"/>, <see cref="ChildProcessError.AlreadyInChild"/>,
    /// <see cref="ChildProcessError.MaxChildProcessesReached"/>, <see cref="ChildProcessError.Busy"/> or
    /// <see cref="ChildProcessError.ServiceError"/>.
    /// </returns>
    public int Create(string? library, ChildProcessConfigs? configs, ChildStarted? started)
    {
        if (_host == null)
        {
            return ChildProcessError.NotSupported;
        }

        return configs == null || started == null || !ChildProcessLimits.IsLibraryName(library)
            ? ChildProcessError.InvalidParam
            : Begin(new ChildLaunch(started), library!, null, null, configs);
    }

    /// <summary>Starts a child with arguments, with nothing configured.</summary>
    /// <inheritdoc cref="Start(string?, ChildProcessArgs?, ChildProcessConfigs?, out int)"/>
    public int Start(string? entry, ChildProcessArgs? args, out int pid) => Start(entry, args, new ChildProcessConfigs(), out pid);

    /// <summary>
    /// Starts a child with arguments: it loads a library and calls a function of it, and ends when that returns. Waits until the
    /// child has found the function.
    /// </summary>
    /// <param name="entry">"Library:Function"; what they have to be, <see cref="IChildProcessLibrary"/> says.</param>
    /// <param name="args">The arguments for the child; copied.</param>
    /// <param name="configs">How the child is started.</param>
    /// <param name="pid">The child's pid; -1 unless it was started.</param>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> for a null, an entry that cannot be
    /// one, entry parameters that are too large, or a descriptor that is not open; what
    /// <see cref="Create(string?, ChildProcessConfigs?, ChildStarted?)"/> returns besides; and what its callback is told.
    /// </returns>
    public int Start(string? entry, ChildProcessArgs? args, ChildProcessConfigs? configs, out int pid)
    {
        pid = -1;
        if (_host == null)
        {
            return ChildProcessError.NotSupported;
        }

        if (args == null || configs == null || !ChildProcessLimits.IsEntryParams(args.EntryParams)
            || !ChildProcessLimits.IsEntry(entry, out string library, out string function))
        {
            return ChildProcessError.InvalidParam;
        }

        ChildLaunch launch = new ChildLaunch(null);
        int result = Begin(launch, library, function, args, configs);
        if (result == ChildProcessError.Success)
        {
            launch.Ended.WaitOne();
            result = launch.Code;
            pid = result == ChildProcessError.Success ? launch.Pid : -1;
        }

        return result;
    }

    /// <summary>Ends a child at once, however it was started. A child that was started counts as ended by signal 9.</summary>
    /// <param name="pid">The child's pid.</param>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidPid"/> unless it is a running child of this
    /// process; <see cref="ChildProcessError.NotSupported"/>; <see cref="ChildProcessError.Internal"/>.
    /// </returns>
    public int Kill(int pid)
    {
        if (_host == null)
        {
            return ChildProcessError.NotSupported;
        }

        return pid <= 0 ? ChildProcessError.InvalidPid : _host.Kill(pid);
    }

    void IChildProcessEvents.OnStarted(int request, int pid, int code, int handle, int token)
    {
        ChildLaunch? launch = Take(request);
        if (launch == null)
        {
            return;
        }

        launch.Code = code;
        launch.Pid = pid;
        launch.Object = handle == SvcIdentity.InvalidHandle ? null : new SvcIdentity(handle, token, 0);
        if (launch.Started == null)
        {
            launch.Ended.Set();
        }
        else
        {
            Enqueue(launch);
        }
    }

    private int Begin(ChildLaunch launch, string library, string? function, ChildProcessArgs? args, ChildProcessConfigs configs)
    {
        lock (_launches)
        {
            _lastRequest = _lastRequest == int.MaxValue ? 1 : _lastRequest + 1;
            launch.Request = _lastRequest;
            _launches.Add(launch);
        }

        int result = _host!.Start(new ChildProcessRequest(launch.Request, library, function, args, configs));
        if (result != ChildProcessError.Success)
        {
            Take(launch.Request);
        }

        return result;
    }

    private ChildLaunch? Take(int request)
    {
        lock (_launches)
        {
            for (int i = 0; i < _launches.Count; i++)
            {
                ChildLaunch launch = (ChildLaunch)_launches[i]!;
                if (launch.Request == request)
                {
                    _launches.RemoveAt(i);
                    return launch;
                }
            }
        }

        return null;
    }

    private void TellStarted(ChildLaunch launch)
    {
        RemoteProxy? proxy = null;
        if (launch.Code == ChildProcessError.Success)
        {
            proxy = AbilityKit.Skeleton(_samgr).Adopt(launch.Object) as RemoteProxy;
            launch.Code = proxy == null ? ChildProcessError.ConnectionFailed : launch.Code;
        }

        launch.Started!(launch.Code, proxy);
    }
}
