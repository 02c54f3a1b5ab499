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

    /// <summary>The number of callbacks; one whose process has ended counts until it is visited, or its place is needed.</summary>
    public int Count => _callbacks.Count;

    /// <summary>Adds a callback. The list takes its reference over, whether it keeps it or not.</summary>
    /// <param name="callback">An argument of one of the service's functions.</param>
    /// <returns>False when the same object is there already.</returns>
    /// <exception cref="ServiceException"><see cref="EC.NoSpace"/>: there are too many whose processes live.</exception>
    public bool Add(object callback)
    {
        int result = Enter(callback);
        if (result == EC.NoSpace)
        {
            DropDead();
            result = Enter(callback);
        }

        if (result == EC.NoSpace)
        {
            CallbackProxy.Release(callback);
            throw new ServiceException(EC.NoSpace, "there are " + _most + " callbacks already");
        }

        return result == EC.Success;
    }

    /// <summary>Takes a callback away, and gives back the reference that the list had and the one that is passed.</summary>
    /// <param name="callback">The same object as was added.</param>
    /// <returns>False when it is not there.</returns>
    public bool Remove(object callback)
    {
        object? kept = null;
        lock (_callbacks)
        {
            int index = IndexOf(callback);
            if (index >= 0)
            {
                kept = _callbacks[index];
                _callbacks.RemoveAt(index);
            }
        }

        CallbackProxy.Release(kept);
        CallbackProxy.Release(callback);
        return kept != null;
    }

    /// <summary>Takes all callbacks away and gives their references back.</summary>
    public void Clear()
    {
        object?[] all;
        lock (_callbacks)
        {
            all = _callbacks.ToArray();
            _callbacks.Clear();
        }

        for (int i = 0; i < all.Length; i++)
        {
            CallbackProxy.Release(all[i]);
        }
    }

    /// <summary>
    /// Visits each callback. One that throws a <see cref="ServiceException"/> keeps nobody from those after it; it is taken away when
    /// its process has ended.
    /// </summary>
    /// <returns>The number of those that were visited and threw nothing.</returns>
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

    /// <summary>Adds a callback if there is room, without asking anybody.</summary>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Busy"/> when it is there; <see cref="EC.NoSpace"/>.</returns>
    private int Enter(object callback)
    {
        object kept;
        lock (_callbacks)
        {
            int index = IndexOf(callback);
            if (index < 0)
            {
                if (_callbacks.Count >= _most)
                {
                    return EC.NoSpace;
                }

                _callbacks.Add(callback);
                return EC.Success;
            }

            kept = _callbacks[index]!;
        }

        if (kept != callback)
        {
            CallbackProxy.Release(callback);
        }

        return EC.Busy;
    }

    // To ask for a death and to give a reference back may wait for the kernel, so the lock is not held.
    private void DropDead()
    {
        object?[] all;
        lock (_callbacks)
        {
            all = _callbacks.ToArray();
        }

        for (int i = 0; i < all.Length; i++)
        {
            if (CallbackProxy.IsDead(all[i]))
            {
                Remove(all[i]!);
            }
        }
    }
}
