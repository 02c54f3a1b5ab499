using System;

namespace LiteIpc.Link;

/// <content>HELLO and PROOF: until both are right nothing else is listened to.</content>
public sealed partial class LinkSession
{
    private readonly LinkHello _own = new LinkHello();
    private byte[] _ownHello = LinkBytes.None;
    private LinkKeys? _keys;
    private LinkPeer? _claimed;
    private LinkHello? _theirs;

    /// <summary>Whether this side's PROOF is on its way: what follows has a tag.</summary>
    private bool _hasProven;

    private bool IsTagged => _carrier.Security == LinkSecurity.Tagged;

    private void MakeHello()
    {
        byte[] number = new byte[4];
        while (_epoch == 0)
        {
            _platform.Randomize(number);
            _epoch = LinkBytes.Get32(number, 0) & int.MaxValue;
        }

        _own.Oldest = LinkHello.OldestVersion;
        _own.Newest = LinkHello.NewestVersion;
        _own.Security = _carrier.Security;
        _own.NetworkId = _options.NetworkId;
        _own.Epoch = _epoch;
        _own.Nonce = new byte[LinkOptions.IdSize];
        _platform.Randomize(_own.Nonce);
        _own.MaxContent = _options.MaxContent;
        _own.Credits = _options.Credits;
        _own.Name = _options.Name;
    }

    private void SendHello()
    {
        byte[] content = _own.Write();
        Begin(LinkKind.Hello, 0).SetContent(content, 0, content.Length);
        SendFrame();
        _ownHello = new byte[_written.Size];
        Array.Copy(_bytes, Headroom, _ownHello, 0, _ownHello.Length);
    }

    private void Greet(byte[] bytes, int start, int count)
    {
        if (IsFarewell())
        {
            return;
        }

        LinkHello? hello = _read.Kind == LinkKind.Hello ? LinkHello.Read(bytes, _read.ContentStart, _read.Length) : null;
        if (hello == null)
        {
            Leave(EC.Protocol, "the first frame is no HELLO");
            return;
        }

        _claimed = _host.FindPeer(hello.NetworkId);
        string? refusal = RefusalOf(hello, _claimed, out int code);
        if (refusal != null)
        {
            Leave(code, refusal);
            return;
        }

        _theirs = hello;
        byte[] theirHello = new byte[count];
        Array.Copy(bytes, start, theirHello, 0, count);
        _peerEpoch = hello.Epoch;
        if (!_dials)
        {
            SendHello();
        }

        _keys = new LinkKeys(_platform, _claimed!.Key, _dials ? _ownHello : theirHello, _dials ? theirHello : _ownHello, _dials);
        byte[] proof = _keys.Proof(true);
        Begin(LinkKind.Proof, 0).SetContent(proof, 0, proof.Length);
        SendFrame();
        _hasProven = true;
        if (_state == Greeting)
        {
            _state = Proving;
        }
    }

    private string? RefusalOf(LinkHello hello, LinkPeer? peer, out int code)
    {
        code = EC.Protocol;
        if (hello.Oldest > LinkHello.NewestVersion || hello.Newest < LinkHello.OldestVersion)
        {
            return "this side speaks versions " + LinkHello.OldestVersion + " to " + LinkHello.NewestVersion + " of the link, the other one "
                + hello.Oldest + " to " + hello.Newest + ": one of them has to be brought up to date";
        }

        code = EC.Permission;
        if (LinkBytes.AreEqual(hello.NetworkId, 0, _options.NetworkId, 0, LinkOptions.IdSize))
        {
            return "the other side has the network id of this one: two devices with one id, or a call to oneself";
        }

        if (peer == null)
        {
            return "this device is not paired with the other one";
        }

        if (_carrier.Security < peer.LeastSecurity || hello.Security != _carrier.Security)
        {
            return "the carrier protects less than what was agreed on when the devices were paired (" + _carrier.Security + ", at least "
                + peer.LeastSecurity + ")";
        }

        return peer.HasSeen(hello.Epoch, hello.Nonce) ? "a HELLO of an earlier session" : null;
    }

    private void Prove()
    {
        if (IsFarewell())
        {
            return;
        }

        byte[] proof = _keys!.Proof(false);
        if (_read.Kind != LinkKind.Proof || _read.Length != proof.Length || !LinkBytes.AreEqual(_read.Content, _read.ContentStart, proof, 0, proof.Length))
        {
            Leave(EC.Permission, "the other side has another key: pair the devices again");
        }
        else if (!_claimed!.Remember(_theirs!.Epoch, _theirs.Nonce))
        {
            Leave(EC.Permission, "a HELLO of an earlier session");
        }
        else
        {
            Peer = _claimed;
            MaxContent = _theirs.MaxContent < _options.MaxContent ? _theirs.MaxContent : _options.MaxContent;
            _credits = _theirs.Credits < LinkOptions.MaxCredits ? _theirs.Credits : LinkOptions.MaxCredits;
            _calls = new LinkCall[_credits + LinkOptions.NestedRooms];
            _posted = new int[_credits + LinkOptions.NestedRooms];
            _heard = _platform.NowMs;
            BringForward(_heard + _options.PingMs);
            _state = Running;
            Add(LinkEvent.OfStart, null, 0);
        }
    }

    private bool IsFarewell()
    {
        if (_read.Kind != LinkKind.Bye)
        {
            return false;
        }

        Lose("the other side left: " + LinkBytes.ToText(_read.Content, _read.ContentStart, _read.Length < MaxReason ? _read.Length : MaxReason));
        return true;
    }
}
