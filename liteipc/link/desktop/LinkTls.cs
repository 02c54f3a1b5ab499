using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiteIpc.Link.Desktop;

/// <summary>TLS 1.3 between two devices that keep each other's certificate: no authority is asked, and no name is looked up.</summary>
public static class LinkTls
{
    /// <summary>The name that a dialler asks for. It says nothing about who is there.</summary>
    public const string Name = "samgr";

    // No clock is asked: that of a device may be wrong, and the other side compares the certificate itself.
    private static readonly DateTimeOffset _validFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _validTo = new(2070, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a device's own certificate, of a key of its own on the curve P-256. It is valid from 2020 to 2070.</summary>
    public static X509Certificate2 MakeCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={Name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(_validFrom, _validTo);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The network id of a device: the SHA-256 of its public key, 32 bytes.</summary>
    public static byte[] NetworkIdOf(X509Certificate certificate)
    {
        using X509Certificate2 read = new(certificate);
        return SHA256.HashData(read.PublicKey.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Says hello as the side that dialled.</summary>
    /// <param name="stream">The connection; it ends with what is returned.</param>
    /// <param name="own">This device's certificate.</param>
    /// <param name="isPaired">Whether a network id is that of the device that is meant.</param>
    /// <returns>The stream to talk over.</returns>
    /// <exception cref="AuthenticationException">The other side has another certificate, or none.</exception>
    public static SslStream Dial(Stream stream, X509Certificate2 own, Func<byte[], bool> isPaired)
        => Greet(stream, tls => tls.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = Name,
            ClientCertificates = [own],
            EnabledSslProtocols = SslProtocols.Tls13,
            RemoteCertificateValidationCallback = Judge(isPaired),
        }));

    /// <summary>Says hello as the side that was dialled; otherwise as <see cref="Dial"/>.</summary>
    /// <exception cref="AuthenticationException">The other side has another certificate, or none.</exception>
    public static SslStream Answer(Stream stream, X509Certificate2 own, Func<byte[], bool> isPaired)
        => Greet(stream, tls => tls.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = own,
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.Tls13,
            RemoteCertificateValidationCallback = Judge(isPaired),
        }));

    private static RemoteCertificateValidationCallback Judge(Func<byte[], bool> isPaired)
        => (_, certificate, _, _) => certificate != null && isPaired(NetworkIdOf(certificate));

    private static SslStream Greet(Stream stream, Action<SslStream> greets)
    {
        SslStream tls = new(stream, false);
        try
        {
            greets(tls);
            return tls;
        }
        catch
        {
            tls.Dispose();
            throw;
        }
    }
}
