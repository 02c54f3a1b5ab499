using System;
using LiteIpc;
using Samgr.Broadcast;

namespace Samgr.Gpio;

internal sealed partial class GpioPins
{
    private IPubSub? _pubSub;
    private bool _hasLooked;

    internal int Watch(int pin, int debounceMs, SvcIdentity? callback, int funcId)
    {
        lock (_entries)
        {
            int result = debounceMs < 0 || callback is { IsValid: false } ? EC.Invalid : EC.Success;
            PinEntry? entry = null;
            if (result == EC.Success)
            {
                result = Find(pin, out entry);
            }

            if (result != EC.Success)
            {
                return result;
            }

            try
            {
                result = entry!.AddWatcher(callback, funcId);
                if (result == EC.Success)
                {
                    IPubSub? pubSub = PubSub();
                    if (pubSub != null)
                    {
                        pubSub.AddTopic(entry.Topic);
                    }

                    entry.Listen(debounceMs);
                }

                return result;
            }
            catch (Exception error)
            {
                return Failed(pin, "watch", error);
            }
        }
    }

    internal int Unwatch(int pin, SvcIdentity? callback, int funcId)
    {
        lock (_entries)
        {
            int result = Find(pin, out PinEntry? entry);
            return result != EC.Success ? result : entry!.RemoveWatcher(callback, funcId) ? EC.Success : EC.Invalid;
        }
    }

    /// <summary>On the service's thread: tells everybody who watches the pin.</summary>
    internal bool OnEdge(int pin, bool isHigh)
    {
        lock (_entries)
        {
            PinEntry? entry = At(pin);
            if (entry == null)
            {
                return false;
            }

            IPubSub? pubSub = PubSub();
            if (pubSub != null && pubSub.Publish(entry.Topic, entry.PayloadOf(isHigh), 1))
            {
                _service.Samgr!.Options.Events?.Invoke(
                    BroadcastNames.Service, BroadcastNames.PubSubFeature, (int)entry.Topic.Value, IpcFlag.OneWay, EC.Success);
            }

            entry.CallWatchers(isHigh);
            return true;
        }
    }

    /// <summary>On the service's thread: the process behind a handle is gone, and with it whoever watched from there.</summary>
    internal bool OnDeath(int handle)
    {
        lock (_entries)
        {
            for (int i = 0; i < MaxPins && _entries[i] != null; i++)
            {
                _entries[i]!.RemoveWatchers(handle);
            }

            return true;
        }
    }

    private IPubSub? PubSub()
    {
        if (_hasLooked)
        {
            return _pubSub;
        }

        _hasLooked = true;
        IUnknown? found = _service.Samgr!.GetFeatureApi(BroadcastNames.Service, BroadcastNames.PubSubFeature);
        _pubSub = found as IPubSub;
        if (_pubSub == null && found != null)
        {
            // Another process's: publications stay within one.
            found.Release();
        }

        return _pubSub;
    }
}
