namespace LiteIpc.Link;

/// <content>HELLO and PROOF: until both are right nothing else is listened to.</content>
public sealed partial class LinkSession
{
    private const string Replayed = "a HELLO of an earlier session";

    private byte[] _ownHello = LinkBytes.None;

    /// <summary>Once this side's PROOF is on its way: what follows has a tag.</summary>
    private LinkKeys? _keys;

    /// <summary>The device that the other side says it is, and the nonce of its HELLO.</summary>
    private LinkPeer? _claimed;
    private byte[] _theirNonce = LinkBytes.None;

    private bool IsTagged => _carrier.Security == LinkSecurity.Tagged;

    private void SendHello()
    {
        byte[] nonce = new byte[LinkOptions.IdSize];
        _platform.Randomize(nonce);
        SendContent(LinkKind.Hello, 0, 0, LinkHello.Write(_options, _carrier.Security, _epoch, nonce), 0);
        _ownHello = LinkBytes.Copy(_bytes, Headroom, _written.Size);
    }

    private void Greet(byte[] theirHello)
    {
        byte[] hello = LinkBytes.Copy(_read.Content, _read.ContentStart, _read.Length);
        if (_read.Kind != LinkKind.Hello || !LinkHello.IsHello(hello))
        {
            Leave(EC.Protocol, "the first frame is no HELLO");
            return;
        }

        _peerEpoch = LinkBytes.Get32(hello, LinkHello.EpochAt);
        _theirNonce = LinkBytes.Copy(hello, LinkHello.NonceAt, LinkOptions.IdSize);
        string? refusal = RefusalOf(hello, out int code);
        if (refusal != null)
        {
            Leave(code, refusal);
            return;
        }

        int maxContent = LinkBytes.Get32(hello, LinkHello.MaxContentAt);
        MaxContent = maxContent < _options.MaxContent ? maxContent : _options.MaxContent;
        int credits = LinkHello.CreditsOf(hello);
        _credits = credits < LinkOptions.MaxCredits ? credits : LinkOptions.MaxCredits;
        if (!_dials)
        {
            SendHello();
        }

        LinkKeys keys = new LinkKeys(_platform, _claimed!.Key, _dials ? _ownHello : theirHello, _dials ? theirHello : _ownHello, _dials);
        SendContent(LinkKind.Proof, 0, 0, keys.OwnProof, 0);
        _keys = keys;
        if (_state == Greeting)
        {
            _state = Proving;
        }
    }

    private string? RefusalOf(byte[] hello, out int code)
    {
        int oldest = hello[LinkHello.OldestAt];
        int newest = hello[LinkHello.NewestAt];
        code = EC.Protocol;
        if (oldest > LinkHello.Version || newest < LinkHello.Version)
        {
            return "this side speaks version 1 of the link, the other one versions " + oldest + " to " + newest + ": bring one of them up to date";
        }

        code = EC.Permission;
        if (LinkBytes.AreEqual(hello, LinkHello.IdAt, _options.NetworkId, 0, LinkOptions.IdSize))
        {
            return "the other side has the network id of this one";
        }

        _claimed = _host.FindPeer(LinkBytes.Copy(hello, LinkHello.IdAt, LinkOptions.IdSize));
        if (_claimed == null)
        {
            return "this device is not paired with the other one";
        }

        int security = _carrier.Security;
        if (security < _claimed.LeastSecurity || hello[LinkHello.SecurityAt] != security)
        {
            return "the carrier protects less than when the devices were paired (" + security + ", at least " + _claimed.LeastSecurity + ")";
        }

        return _claimed.HasSeen(_peerEpoch, _theirNonce, false) ? Replayed : null;
    }

    private void Prove()
    {
        byte[] proof = _keys!.TheirProof;
        if (_read.Kind != LinkKind.Proof || _read.Length != proof.Length || !LinkBytes.AreEqual(_read.Content, _read.ContentStart, proof, 0, proof.Length))
        {
            Leave(EC.Permission, "the other side has another key: pair the devices again");
        }
        else if (_claimed!.HasSeen(_peerEpoch, _theirNonce, true))
        {
            Leave(EC.Permission, Replayed);
        }
        else
        {
            Peer = _claimed;
            _ownHello = LinkBytes.None;
            _heard = _platform.NowMs;
            BringForward(_heard + _options.PingMs);
            _state = Running;
            Add(LinkEvent.OfStart, null, 0);
        }
    }
}
