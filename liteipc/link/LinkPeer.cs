using System;

namespace LiteIpc.Link;

/// <summary>A device that was paired with this one. Belongs to the host; its sessions remember in it what must not come twice.</summary>
public sealed class LinkPeer
{
    private const int MaxRemembered = 64;

    private readonly byte[][] _nonces;
    private readonly int[] _epochs;
    private int _seen;

    /// <summary>Makes a peer.</summary>
    /// <param name="networkId">Its network id: 32 bytes, which are copied.</param>
    /// <param name="name">Its name on this side, given at pairing: 1 to <see cref="LinkOptions.MaxName"/> bytes of UTF-8.</param>
    /// <param name="key">The key that both have: 32 bytes, which are copied.</param>
    /// <param name="leastSecurity">The least protection that its carrier must have, one of <see cref="LinkSecurity"/>.</param>
    /// <param name="remembered">Sessions whose epoch and nonce are refused when they come again: 1 to 64; 16 on a desktop, 4 on a board.</param>
    /// <exception cref="ArgumentException">A value is out of its range. The message names the limit and the value.</exception>
    public LinkPeer(byte[] networkId, string name, byte[] key, int leastSecurity, int remembered)
    {
        NetworkId = LinkCheck.Id("a network id", networkId);
        Name = LinkCheck.Name(name);
        Key = LinkCheck.Id("a key", key);
        LeastSecurity = LinkCheck.Range("leastSecurity", leastSecurity, LinkSecurity.Tagged, LinkSecurity.Tls);
        _nonces = new byte[LinkCheck.Range("remembered", remembered, 1, MaxRemembered)][];
        _epochs = new int[remembered];
    }

    /// <summary>Its network id.</summary>
    public readonly byte[] NetworkId;

    /// <summary>Its name on this side, given at pairing.</summary>
    public readonly string Name;

    /// <summary>See <see cref="LinkSecurity"/>.</summary>
    public readonly int LeastSecurity;

    internal readonly byte[] Key;

    /// <summary>Whether a session of the last ones had that epoch or that nonce.</summary>
    internal bool HasSeen(int epoch, byte[] nonce)
    {
        lock (_nonces)
        {
            return Has(epoch, nonce);
        }
    }

    /// <summary>Remembers a session that was proven.</summary>
    /// <returns>False when it has been seen meanwhile.</returns>
    internal bool Remember(int epoch, byte[] nonce)
    {
        lock (_nonces)
        {
            if (Has(epoch, nonce))
            {
                return false;
            }

            int place = _seen % _nonces.Length;
            _epochs[place] = epoch;
            _nonces[place] = nonce;
            _seen = _seen == int.MaxValue ? _nonces.Length : _seen + 1;
            return true;
        }
    }

    private bool Has(int epoch, byte[] nonce)
    {
        for (int i = 0; i < _nonces.Length && i < _seen; i++)
        {
            if (_epochs[i] == epoch || LinkBytes.AreEqual(_nonces[i], 0, nonce, 0, nonce.Length))
            {
                return true;
            }
        }

        return false;
    }
}
