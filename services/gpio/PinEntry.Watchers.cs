using System;
using LiteIpc;

namespace Samgr.Gpio;

internal sealed partial class PinEntry
{
    private const int MaxWatchers = 8;

    private readonly PinWatcher?[] _watchers = new PinWatcher?[MaxWatchers];
    private bool _isListening;
    private bool _isPublished;

    internal int AddWatcher(SvcIdentity? callback, int funcId)
    {
        if (callback == null)
        {
            _isPublished = true;
            return EC.Success;
        }

        int free = -1;
        for (int i = 0; i < MaxWatchers; i++)
        {
            PinWatcher? watcher = _watchers[i];
            if (watcher != null && watcher.Is(callback, funcId))
            {
                return EC.Success;
            }

            free = watcher == null && free < 0 ? i : free;
        }

        if (free < 0)
        {
            _service.Log(LogLevel.Warn, "pin " + Number + " has " + MaxWatchers + " watchers; one of them has to end first");
            return EC.NoSpace;
        }

        PinWatcher added = new PinWatcher(_service, callback, funcId);
        int result = added.Follow();
        if (result == EC.Success)
        {
            _watchers[free] = added;
        }

        return result;
    }

    /// <summary>Ends a watch; the interrupts end with the last one.</summary>
    /// <returns>False when there is none like it.</returns>
    internal bool RemoveWatcher(SvcIdentity? callback, int funcId)
    {
        bool found = callback == null && _isPublished;
        if (callback == null)
        {
            _isPublished = false;
        }

        for (int i = 0; i < MaxWatchers; i++)
        {
            PinWatcher? watcher = _watchers[i];
            if (watcher != null && callback != null && watcher.Is(callback, funcId))
            {
                watcher.Unfollow();
                _watchers[i] = null;
                found = true;
            }
        }

        EndListening();
        return found;
    }

    internal void RemoveWatchers(int handle)
    {
        for (int i = 0; i < MaxWatchers; i++)
        {
            if (_watchers[i] != null && _watchers[i]!.Target.Handle == handle)
            {
                _watchers[i] = null;
            }
        }

        EndListening();
    }

    internal void Listen(int debounceMs)
    {
        Pin.DebounceTimeout = new TimeSpan(debounceMs * TimeSpan.TicksPerMillisecond);
        if (!_isListening)
        {
            Pin.ValueChanged += OnInterrupt;
            _isListening = true;
        }
    }

    internal void CallWatchers(bool isHigh)
    {
        for (int i = 0; i < MaxWatchers; i++)
        {
            _watchers[i]?.Call(Number, isHigh);
        }
    }

    private void EndListening()
    {
        bool isWanted = _isPublished;
        for (int i = 0; i < MaxWatchers; i++)
        {
            isWanted |= _watchers[i] != null;
        }

        if (_isListening && !isWanted)
        {
            Pin.ValueChanged -= OnInterrupt;
            _isListening = false;
        }
    }
}
