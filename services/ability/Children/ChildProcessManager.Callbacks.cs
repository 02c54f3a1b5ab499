using System;
using System.Collections;
using System.Threading;
using LiteIpc;

namespace Samgr.Ability;

public sealed partial class ChildProcessManager
{
    private readonly object _registration = new object();
    private readonly ArrayList _exitCallbacks = new ArrayList();
    private readonly object _queue = new object();
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private ChildNotice? _first;
    private ChildNotice? _last;
    private bool _isRunning;

    /// <summary>
    /// Asks to be told of children that were started and end other than by exit code 0, also by <see cref="Kill"/>. A
    /// callback that is registered twice is called only once.
    /// </summary>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> for null;
    /// <see cref="ChildProcessError.Internal"/>; <see cref="ChildProcessError.NotSupported"/>.
    /// </returns>
    public int RegisterExitCallback(IChildExitCallback? callback)
    {
        if (_host == null || callback == null)
        {
            return _host == null ? ChildProcessError.NotSupported : ChildProcessError.InvalidParam;
        }

        lock (_registration)
        {
            if (CountCallbacks() == 0 && _host.WatchExits(true) != ChildProcessError.Success)
            {
                return ChildProcessError.Internal;
            }

            lock (_exitCallbacks)
            {
                if (!_exitCallbacks.Contains(callback))
                {
                    _exitCallbacks.Add(callback);
                }
            }
        }

        return ChildProcessError.Success;
    }

    /// <summary>Ends the registration. An exit that is being reported at the moment may still arrive.</summary>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> for null;
    /// <see cref="ChildProcessError.CallbackNotExist"/>; <see cref="ChildProcessError.Internal"/>, which leaves it registered;
    /// <see cref="ChildProcessError.NotSupported"/>.
    /// </returns>
    public int UnregisterExitCallback(IChildExitCallback? callback)
    {
        if (_host == null || callback == null)
        {
            return _host == null ? ChildProcessError.NotSupported : ChildProcessError.InvalidParam;
        }

        lock (_registration)
        {
            lock (_exitCallbacks)
            {
                if (!_exitCallbacks.Contains(callback))
                {
                    return ChildProcessError.CallbackNotExist;
                }
            }

            if (CountCallbacks() == 1 && _host.WatchExits(false) != ChildProcessError.Success)
            {
                return ChildProcessError.Internal;
            }

            lock (_exitCallbacks)
            {
                _exitCallbacks.Remove(callback);
            }
        }

        return ChildProcessError.Success;
    }

    void IChildProcessEvents.OnExited(int pid, int signal, int exitCode)
        => Enqueue(new ChildNotice { Pid = pid, Signal = signal, Code = exitCode });

    private int CountCallbacks()
    {
        lock (_exitCallbacks)
        {
            return _exitCallbacks.Count;
        }
    }

    private void Enqueue(ChildNotice notice)
    {
        bool isFirst;
        lock (_queue)
        {
            if (_last == null)
            {
                _first = notice;
            }
            else
            {
                _last.Next = notice;
            }

            _last = notice;
            isFirst = !_isRunning;
            _isRunning = true;
        }

        if (isFirst)
        {
            _samgr.Options.Adapter.StartThread(_samgr.Options.Name + "-children", TaskPriority.Normal, RunCallbacks);
        }

        _arrived.Set();
    }

    private void RunCallbacks()
    {
        while (true)
        {
            ChildNotice? notice = Dequeue();
            if (notice == null)
            {
                _arrived.WaitOne();
                continue;
            }

            if (notice is ChildLaunch launch)
            {
                Guard("a start callback", () => TellStarted(launch));
            }
            else
            {
                TellExit(notice);
            }
        }
    }

    private ChildNotice? Dequeue()
    {
        lock (_queue)
        {
            ChildNotice? notice = _first;
            if (notice != null)
            {
                _first = notice.Next;
                _last = _first == null ? null : _last;
            }

            return notice;
        }
    }

    private void TellExit(ChildNotice notice)
    {
        object?[] callbacks;
        lock (_exitCallbacks)
        {
            callbacks = _exitCallbacks.ToArray();
        }

        for (int i = 0; i < callbacks.Length; i++)
        {
            IChildExitCallback callback = (IChildExitCallback)callbacks[i]!;
            Guard("an exit callback", () => callback.OnChildExited(notice.Pid, notice.Signal, notice.Code));
        }
    }

    private void Guard(string what, ThreadStart code)
    {
        try
        {
            code();
        }
        catch (Exception error)
        {
            _samgr.Options.Log?.Write(LogLevel.Error, Tag, "exception in " + what + ": " + error);
        }
    }
}
