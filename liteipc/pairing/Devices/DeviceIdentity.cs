using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;

namespace LiteIpc.Pairing;

/// <summary>Who this device is: a key pair on the curve P-256 with its self-signed certificate. It ends with its <see cref="DeviceStore"/>.</summary>
public sealed class DeviceIdentity
{
    private readonly byte[] _networkId;

    private DeviceIdentity(X509Certificate2 certificate)
    {
        Certificate = certificate;
        _networkId = LinkTls.NetworkIdOf(certificate);
        NetworkId = Convert.ToHexStringLower(_networkId);
    }

    /// <summary>Its certificate, with the private key. Do not dispose of it.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Its network id, the SHA-256 of the public key: 64 hex characters in small letters.</summary>
    public string NetworkId { get; }

    /// <summary>The network id as bytes: a copy of 32.</summary>
    public byte[] NetworkIdBytes => [.. _networkId];

    /// <summary>Its network id: nothing of its key.</summary>
    public override string ToString() => NetworkId;

    internal static DeviceIdentity Make() => new(LinkTls.MakeCertificate());

    /// <exception cref="CryptographicException">It is none.</exception>
    internal static DeviceIdentity Read(string pem)
    {
        using X509Certificate2 read = X509Certificate2.CreateFromPem(pem, pem);
        using ECDsa? key = read.GetECDsaPrivateKey();
        if (key is null)
        {
            throw new CryptographicException("the key is of another kind");
        }

        // TLS on Windows takes no key that was read from a text.
        byte[] packed = read.Export(X509ContentType.Pfx);
        try
        {
            return new DeviceIdentity(X509CertificateLoader.LoadPkcs12(packed, null, X509KeyStorageFlags.Exportable));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(packed);
        }
    }

    internal string Write()
    {
        using ECDsa key = Certificate.GetECDsaPrivateKey()!;
        return $"{Certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
