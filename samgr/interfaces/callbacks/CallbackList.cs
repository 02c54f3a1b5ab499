using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>Does something with one callback of a list.</summary>
public delegate void CallbackVisit(object callback);

/// <summary>The callbacks that a service tells of something: each object once, a limited number, and none whose process has ended.</summary>
/// <remarks>Every member may be called from any thread. No lock is held while callbacks are visited.</remarks>
public sealed class CallbackList
{
    /// <summary>Callbacks that a list takes where nothing else is said.</summary>
    public const int DefaultMost = 16;

    private readonly ArrayList _callbacks = new ArrayList();
    private readonly int _most;

    /// <summary>Makes a list.</summary>
    /// <param name="most">Callbacks that it takes at most, 1 or more.</param>
    public CallbackList(int most = DefaultMost)
    {
        _most = most;
    }

    /// <summary>How many there are; one whose process has ended is there until it is visited, or its place is needed.</summary>
    public int Count => _callbacks.Count;

    /// <summary>Adds a callback. The list takes its reference over, whether it keeps it or not.</summary>
    /// <param name="callback">An argument of one of the service's functions.</param>
    /// <returns>False when the same object is there already.</returns>
    /// <exception cref="ServiceException"><see cref="EC.NoSpace"/>: there are too many whose processes live.</exception>
    public bool Add(object callback)
    {
        lock (_callbacks)
        {
            int index = IndexOf(callback);
            if (index < 0 && _callbacks.Count >= _most)
            {
                DropDead();
            }

            if (index < 0 && _callbacks.Count < _most)
            {
                _callbacks.Add(callback);
                return true;
            }

            if (index < 0 || _callbacks[index] != callback)
            {
                CallbackProxy.Release(callback);
            }

            if (index >= 0)
            {
                return false;
            }
        }

        throw new ServiceException(EC.NoSpace, "there are " + _most + " callbacks already");
    }

    /// <summary>Takes a callback away, and gives back the reference that the list had and the one that is passed.</summary>
    /// <param name="callback">The same object as was added.</param>
    /// <returns>False when it is not there.</returns>
    public bool Remove(object callback)
    {
        lock (_callbacks)
        {
            int index = IndexOf(callback);
            if (index >= 0)
            {
                CallbackProxy.Release(_callbacks[index]);
                _callbacks.RemoveAt(index);
            }

            CallbackProxy.Release(callback);
            return index >= 0;
        }
    }

    /// <summary>Takes all callbacks away and gives their references back.</summary>
    public void Clear()
    {
        lock (_callbacks)
        {
            for (int i = 0; i < _callbacks.Count; i++)
            {
                CallbackProxy.Release(_callbacks[i]);
            }

            _callbacks.Clear();
        }
    }

    /// <summary>
    /// Visits each callback. One that throws a <see cref="ServiceException"/> keeps nobody from those after it; it is taken away when
    /// its process has ended.
    /// </summary>
    /// <returns>How many were visited and threw nothing.</returns>
    public int ForEach(CallbackVisit visit)
    {
        object?[] all;
        lock (_callbacks)
        {
            all = _callbacks.ToArray();
        }

        int told = 0;
        for (int i = 0; i < all.Length; i++)
        {
            try
            {
                visit(all[i]!);
                told++;
            }
            catch (ServiceException)
            {
                if (CallbackProxy.IsDead(all[i]))
                {
                    Remove(all[i]!);
                }
            }
        }

        return told;
    }

    // Not ArrayList.IndexOf: a board's may compare references.
    private int IndexOf(object callback)
    {
        for (int i = 0; i < _callbacks.Count; i++)
        {
            if (_callbacks[i]!.Equals(callback))
            {
                return i;
            }
        }

        return -1;
    }

    private void DropDead()
    {
        for (int i = _callbacks.Count - 1; i >= 0; i--)
        {
            if (CallbackProxy.IsDead(_callbacks[i]))
            {
                CallbackProxy.Release(_callbacks[i]);
                _callbacks.RemoveAt(i);
            }
        }
    }
}
