using LiteIpc;

namespace Samgr.Gpio;

internal sealed partial class GpioPins
{
    private const int MaxWatchers = 8;
    private const int EdgeSize = 8;

    private readonly SamgrLite _samgr;
    private readonly PinTopics _topics;
    private readonly DeathRecipient _onDeath;
    private readonly IpcIo _edge = new IpcIo(EdgeSize);

    /// <summary>On the service's thread: tells everybody who watches the pin.</summary>
    internal void OnEdge(int pin, bool isHigh)
    {
        lock (_entries)
        {
            PinWatcher? watcher = At(pin)?.Watchers;
            while (watcher != null)
            {
                if (watcher.Callback == null)
                {
                    _topics.Publish(pin, isHigh);
                }
                else
                {
                    Call(watcher.Callback, watcher.Name!, pin, isHigh);
                }

                watcher = watcher.Next;
            }
        }
    }

    /// <summary>On the service's thread: the process behind a handle is gone, and with it whoever watched from there.</summary>
    internal void OnDeath(int handle)
    {
        lock (_entries)
        {
            for (int i = 0; i < _count; i++)
            {
                _entries[i].RemoveWatcher(null, handle);
            }
        }
    }

    private void OnDeath(IpcContext context, int handle, object? argument)
        => _service.Post(new Request(GpioService.DeathMessage, null, (uint)handle));

    private void Call(SvcIdentity callback, string name, int pin, bool isHigh)
    {
        _edge.Restart();
        _edge.WriteInt32(pin);
        _edge.WriteBool(isHigh);
        int result = _samgr.Ipc!.Send(callback, GpioNames.Edge, _edge);
        _samgr.Options.Events?.Invoke(name, null, GpioNames.Edge, IpcFlag.OneWay, result);
        if (result != EC.Success)
        {
            Refuse(pin, "an edge does not reach " + name + ": " + EC.NameOf(result));
        }
    }

    private int Watch(PinEntry entry, int debounceMs, SvcIdentity? callback)
    {
        PinWatcher? watcher = entry.FindWatcher(callback, out int count);
        if (watcher == null)
        {
            if (count == MaxWatchers)
            {
                Refuse(entry.Number, "has too many watchers");
                return EC.NoSpace;
            }

            watcher = new PinWatcher(callback);
            if (callback == null)
            {
                if (!_topics.Add(entry.Number))
                {
                    return EC.NoService;
                }
            }
            else
            {
                watcher.DeathId = _samgr.Ipc!.RegisterDeathCallback(callback, _onDeath, null);
                if (watcher.DeathId <= 0)
                {
                    return EC.Invalid;
                }
            }
        }

        entry.Watch(debounceMs, watcher);
        return EC.Success;
    }

    private int Unwatch(PinEntry entry, SvcIdentity? callback)
    {
        PinWatcher? watcher = entry.FindWatcher(callback, out _);
        if (watcher == null)
        {
            return EC.Invalid;
        }

        if (callback != null)
        {
            _samgr.Ipc!.UnregisterDeathCallback(watcher.DeathId);
        }

        entry.RemoveWatcher(watcher, SvcIdentity.InvalidHandle);
        return EC.Success;
    }
}
