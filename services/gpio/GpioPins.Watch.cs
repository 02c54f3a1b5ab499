using System.Collections;
using LiteIpc;

namespace Samgr.Gpio;

internal sealed partial class GpioPins
{
    private const int MaxWatchers = 8;
    private const int EdgeSize = 8;

    private readonly SamgrLite _samgr;
    private readonly PinTopics _topics;
    private readonly IpcIo _edge = new IpcIo(EdgeSize);

    /// <summary>Whom <see cref="OnEdge"/> tells; used over and over.</summary>
    private readonly SvcIdentity?[] _told = new SvcIdentity?[MaxWatchers];

    /// <summary>
    /// On the service's thread: tells everybody who watches the pin, without the lock. Whose process has ended watches no longer.
    /// </summary>
    internal void OnEdge(int pin, bool isHigh)
    {
        int count;
        lock (_entries)
        {
            ArrayList? watchers = At(pin)?.Watchers;
            count = watchers == null ? 0 : watchers.Count;
            for (int i = 0; i < count; i++)
            {
                _told[i] = (SvcIdentity?)watchers![i];
            }
        }

        while (--count >= 0)
        {
            SvcIdentity? callback = _told[count];
            if (callback == null)
            {
                _topics.Publish(pin, isHigh);
            }
            else if (Call(callback, pin, isHigh) == EC.DeadObject)
            {
                Run(GpioNames.Unwatch, pin, 0, callback, out _);
            }
        }
    }

    private int Call(SvcIdentity callback, int pin, bool isHigh)
    {
        _edge.Restart();
        _edge.WriteInt32(pin);
        _edge.WriteBool(isHigh);
        int result = _samgr.Ipc!.Send(callback, GpioNames.Edge, _edge);
        ISamgrEvents? events = _samgr.Options.Events;
        if (events != null || result != EC.Success)
        {
            string name = "handle[" + callback.Handle + "] token[" + callback.Token + "]";
            events?.Invoke(name, null, GpioNames.Edge, IpcFlag.OneWay, result);
            if (result != EC.Success)
            {
                _service.Lose(pin, "an edge does not reach " + name + ": " + EC.NameOf(result));
            }
        }

        return result;
    }

    private int Watch(PinEntry entry, int debounceMs, SvcIdentity? callback)
    {
        ArrayList watchers = entry.Watchers;
        if (callback == null && !_topics.Add(entry.Number))
        {
            return EC.NoService;
        }

        int known = IndexOf(watchers, callback);
        if (known < 0 && watchers.Count == MaxWatchers)
        {
            RemoveDead(entry);
        }

        if (known < 0 && watchers.Count == MaxWatchers)
        {
            _service.Refuse(entry.Number, "one too many");
            return EC.NoSpace;
        }

        entry.Watch(debounceMs);
        if (known < 0)
        {
            watchers.Add(callback);
        }

        return EC.Success;
    }

    private void RemoveDead(PinEntry entry)
    {
        for (int i = entry.Watchers.Count - 1; i >= 0; i--)
        {
            SvcIdentity? callback = (SvcIdentity?)entry.Watchers[i];
            if (callback != null && _samgr.Ipc!.Driver.CheckHandle(callback.Handle) == EC.InvalidParam)
            {
                entry.Watchers.RemoveAt(i);
            }
        }
    }

    private static int IndexOf(ArrayList watchers, SvcIdentity? callback)
    {
        for (int i = watchers.Count - 1; i >= 0; i--)
        {
            SvcIdentity? known = (SvcIdentity?)watchers[i];
            if (known == callback || (known != null && callback != null && known.Handle == callback.Handle && known.Token == callback.Token))
            {
                return i;
            }
        }

        return -1;
    }
}
