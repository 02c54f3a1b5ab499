using LiteIpc;

namespace Samgr;

/// <summary>
/// The waits of processes for services and features; the number of waits of a process is limited. Guarded by <see cref="SamgrServer"/>.
/// </summary>
internal sealed class SaWaits
{
    private const int AnyHandle = -2;

    private readonly int _most;
    private SaWait? _first;
    private SaWait? _told;

    /// <summary>Makes an empty list.</summary>
    /// <param name="most">Waits of one process at most.</param>
    internal SaWaits(int most)
    {
        _most = most;
    }

    /// <summary>Waits that were refused because their process had too many.</summary>
    internal int Refused;

    /// <summary>Waits at the moment.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            for (SaWait? wait = _first; wait != null; wait = wait.Next)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Enters a wait of the process behind a handle; one that is there already stays.</summary>
    /// <returns>False when that process has too many.</returns>
    internal bool Add(SaName name, int handle)
    {
        int count = 0;
        for (SaWait? wait = _first; wait != null; wait = wait.Next)
        {
            if (wait.Handle == handle)
            {
                if (wait.Name.Equals(name))
                {
                    return true;
                }

                count++;
            }
        }

        if (count >= _most)
        {
            LogPace.Count(ref Refused);
            return false;
        }

        _first = new SaWait(name, handle, _first);
        return true;
    }

    /// <summary>Takes out the waits for a service or feature that has arrived; <see cref="TakeTold"/> gives them.</summary>
    internal void Arrived(SaName name) => _told = Split(name, AnyHandle, _told);

    /// <summary>Takes the waits whose processes are to be told.</summary>
    internal SaWait? TakeTold()
    {
        SaWait? told = _told;
        _told = null;
        return told;
    }

    internal void Remove(SaName name, int handle) => Split(name, handle, null);

    /// <summary>Forgets a process.</summary>
    internal void RemoveAll(int handle) => Split(null, handle, null);

    /// <summary>Moves the waits of that name and handle before the others; null and <see cref="AnyHandle"/> are every one.</summary>
    private SaWait? Split(SaName? name, int handle, SaWait? others)
    {
        SaWait? taken = others;
        SaWait? kept = null;
        SaWait? next;
        for (SaWait? wait = _first; wait != null; wait = next)
        {
            next = wait.Next;
            if ((name == null || wait.Name.Equals(name)) && (handle == AnyHandle || wait.Handle == handle))
            {
                wait.Next = taken;
                taken = wait;
            }
            else
            {
                wait.Next = kept;
                kept = wait;
            }
        }

        _first = kept;
        return taken;
    }
}

/// <summary>One process that waits for one service or feature.</summary>
internal sealed class SaWait
{
    internal SaWait(SaName name, int handle, SaWait? next)
    {
        Name = name;
        Handle = handle;
        Next = next;
    }

    internal readonly SaName Name;

    internal readonly int Handle;

    internal SaWait? Next;
}
