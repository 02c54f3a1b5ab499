using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Agreement.JPake;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities;

namespace LiteIpc.Pairing.Pin;

/// <summary>
/// One side of J-PAKE over the group of 3,072 bits of NIST. The names of both sides in the proofs are made of the certificates that this side sees, and are not
/// sent: proofs that somebody in between hands on do not fit.
/// </summary>
internal sealed class PinExchange
{
    /// <summary>Bytes of a tag.</summary>
    public const int ProofSize = 32;

    private const int ElementSize = 384;
    private const int ExponentSize = 32;
    private const int KnowledgeSize = ElementSize + ExponentSize;

    private readonly JPakeParticipant _participant;
    private readonly string _peer;
    private readonly byte[] _context;
    private BigInteger? _material;
    private byte[] _proof = [];

    /// <summary>Begins a side.</summary>
    /// <param name="role">Which one.</param>
    /// <param name="pin">The digits.</param>
    /// <param name="ownCertificate">This side's certificate, in DER.</param>
    /// <param name="peerCertificate">That of the other side, as TLS has shown it.</param>
    public PinExchange(PairingRole role, string pin, byte[] ownCertificate, byte[] peerCertificate)
    {
        bool isHost = role == PairingRole.Host;
        string context = $"{Print(isHost ? ownCertificate : peerCertificate)} {Print(isHost ? peerCertificate : ownCertificate)}";
        PairingRole other = isHost ? PairingRole.Guest : PairingRole.Host;
        _peer = NameOf(other, context);
        _context = Encoding.ASCII.GetBytes("samgr pairing 1 key " + context);
        _participant = new JPakeParticipant(NameOf(role, context), pin.ToCharArray(), JPakePrimeOrderGroups.NIST_3072, new Sha256Digest(), new SecureRandom());
    }

    /// <summary>This side's first message.</summary>
    public byte[] WriteRound1()
    {
        JPakeRound1Payload round = _participant.CreateRound1PayloadToSend();
        return [.. Element(round.Gx1), .. Element(round.Gx2), .. Knowledge(round.KnowledgeProofForX1), .. Knowledge(round.KnowledgeProofForX2)];
    }

    /// <summary>The other side's first message.</summary>
    /// <exception cref="PairingException">Its proofs are wrong.</exception>
    public void ReadRound1(byte[] content)
    {
        Check(content.Length == (2 * ElementSize) + (2 * KnowledgeSize));
        Judge(() => _participant.ValidateRound1PayloadReceived(new JPakeRound1Payload(
            _peer, Element(content, 0), Element(content, ElementSize), Knowledge(content, 2 * ElementSize), Knowledge(content, (2 * ElementSize) + KnowledgeSize))));
    }

    /// <summary>This side's second message, after the first ones of both.</summary>
    public byte[] WriteRound2()
    {
        JPakeRound2Payload round = _participant.CreateRound2PayloadToSend();
        return [.. Element(round.A), .. Knowledge(round.KnowledgeProofForX2s)];
    }

    /// <summary>The other side's second message.</summary>
    /// <exception cref="PairingException">Its proofs are wrong.</exception>
    public void ReadRound2(byte[] content)
    {
        Check(content.Length == ElementSize + KnowledgeSize);
        Judge(() =>
        {
            _participant.ValidateRound2PayloadReceived(new JPakeRound2Payload(_peer, Element(content, 0), Knowledge(content, ElementSize)));
            _material = _participant.CalculateKeyingMaterial();
        });
        _proof = Tag(_participant.CreateRound3PayloadToSend(_material).MacTag);
    }

    /// <summary>The tag that shows the other side that this one has the key, after the second messages of both.</summary>
    public byte[] WriteProof() => _proof;

    /// <summary>The other side's tag.</summary>
    /// <exception cref="PairingException">It has another key: one of both had another PIN.</exception>
    public void ReadProof(byte[] content)
    {
        Check(content.Length == ProofSize);
        try
        {
            _participant.ValidateRound3PayloadReceived(new JPakeRound3Payload(_peer, new BigInteger(content)), _material);
        }
        catch (CryptoException)
        {
            throw PairingWords.WrongPin();
        }
    }

    /// <summary>The key of the pairing, 32 bytes, after both tags.</summary>
    public byte[] MakeKey()
    {
        byte[] material = BigIntegers.AsUnsignedByteArray(ElementSize, _material);
        try
        {
            return HMACSHA256.HashData(material, _context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    private static string Print(byte[] certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate));

    private static string NameOf(PairingRole role, string context) => $"samgr pairing 1 {role} {context}";

    private static byte[] Element(BigInteger value) => BigIntegers.AsUnsignedByteArray(ElementSize, value);

    private static BigInteger Element(byte[] content, int start) => new(1, content, start, ElementSize);

    private static byte[] Knowledge(BigInteger[] proof) => [.. Element(proof[0]), .. BigIntegers.AsUnsignedByteArray(ExponentSize, proof[1])];

    private static BigInteger[] Knowledge(byte[] content, int start) => [Element(content, start), new BigInteger(1, content, start + ElementSize, ExponentSize)];

    // The library takes the bytes of a tag for a number with a sign.
    private static byte[] Tag(BigInteger value)
    {
        byte[] tag = new byte[ProofSize];
        byte[] bytes = value.ToByteArray();
        Array.Fill(tag, value.SignValue < 0 ? byte.MaxValue : (byte)0, 0, ProofSize - bytes.Length);
        bytes.CopyTo(tag, ProofSize - bytes.Length);
        return tag;
    }

    private static void Check(bool isSize)
    {
        if (!isSize)
        {
            throw PairingWords.Nonsense();
        }
    }

    private static void Judge(Action validates)
    {
        try
        {
            validates();
        }
        catch (Exception error) when (error is CryptoException or ArithmeticException or ArgumentException)
        {
            throw PairingWords.SomebodyBetween();
        }
    }
}
