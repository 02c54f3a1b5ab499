using System.Collections;

namespace LiteIpc.Bus;

/// <summary>A service or object of another device that has an address here.</summary>
internal sealed class RemoteTarget
{
    internal RemoteTarget(int number, string service, string? feature)
    {
        Number = number;
        Service = service;
        Feature = feature;
    }

    /// <summary>Its number in the session.</summary>
    internal readonly int Number;

    /// <summary>Its name; empty for an object without one.</summary>
    internal readonly string Service;

    internal readonly string? Feature;

    /// <summary>Its address here.</summary>
    internal int Handle;

    internal int Token;

    /// <summary>The users for whom the other device has found it.</summary>
    private readonly ArrayList _users = new ArrayList();

    /// <summary>References that the other device counts for this one.</summary>
    internal int References;

    /// <summary>Whether the other device has found it for a user.</summary>
    internal bool IsFoundFor(int uid)
    {
        // Not Contains: a board's may compare references.
        for (int i = 0; i < _users.Count; i++)
        {
            if ((int)_users[i]! == uid)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The other device has found it, for a user.</summary>
    internal void Find(int uid)
    {
        References++;
        if (!IsFoundFor(uid))
        {
            _users.Add(uid);
        }
    }

    /// <summary>Messages that are just being given to the kernel with it in them: it is not free, though nobody holds it yet.</summary>
    internal int Arriving;
}
