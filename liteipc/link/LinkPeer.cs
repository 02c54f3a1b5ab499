using System;

namespace LiteIpc.Link;

/// <summary>A device that was paired with this one. Belongs to the host; its sessions remember in it what must not come twice.</summary>
public sealed class LinkPeer
{
    private const int MaxRemembered = 64;

    private readonly byte[][] _nonces;
    private readonly int[] _epochs;
    private int _next;

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
        LeastSecurity = LinkCheck.Range(nameof(LeastSecurity), leastSecurity, LinkSecurity.Tagged, LinkSecurity.Tls);
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

    /// <summary>Whether one of the last sessions had that epoch or that nonce.</summary>
    /// <param name="epoch">The epoch of a session.</param>
    /// <param name="nonce">Its nonce.</param>
    /// <param name="isProven">Whether it is one of them from now on.</param>
    internal bool HasSeen(int epoch, byte[] nonce, bool isProven)
    {
        lock (_nonces)
        {
            for (int i = 0; i < _nonces.Length; i++)
            {
                // An epoch is above 0.
                if (_epochs[i] == epoch || (_epochs[i] != 0 && LinkBytes.AreEqual(_nonces[i], 0, nonce, 0, nonce.Length)))
                {
                    return true;
                }
            }

            if (isProven)
            {
                _epochs[_next] = epoch;
                _nonces[_next] = nonce;
                _next = (_next + 1) % _nonces.Length;
            }

            return false;
        }
    }
}
