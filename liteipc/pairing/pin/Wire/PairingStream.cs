using System.Buffers.Binary;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;

namespace LiteIpc.Pairing.Pin;

/// <summary>Messages over TLS 1.3 with the certificates of both sides, none of which anybody has to know yet. One task at a time uses it.</summary>
internal sealed class PairingStream : IAsyncDisposable
{
    /// <summary>Bytes of a message at most.</summary>
    public const int MaxMessage = 2048;

    private const int LengthSize = 2;

    private readonly SslStream _tls;
    private readonly TimeProvider _time;

    private PairingStream(SslStream tls, TimeProvider time)
    {
        _tls = tls;
        _time = time;
    }

    /// <summary>How long it waits for each message.</summary>
    public TimeSpan Patience { get; set; } = PairingOptions.StepTime;

    /// <summary>The other side's certificate in DER.</summary>
    public byte[] PeerCertificate => _tls.RemoteCertificate!.GetRawCertData();

    /// <summary>The other side's network id.</summary>
    /// <exception cref="PairingException">Its certificate has no key that this side can read.</exception>
    public byte[] PeerId
    {
        get
        {
            try
            {
                return LinkTls.NetworkIdOf(_tls.RemoteCertificate!);
            }
            catch (CryptographicException)
            {
                throw PairingWords.Nonsense();
            }
        }
    }

    /// <exception cref="PairingException">The other side does not do so.</exception>
    public static Task<PairingStream> DialAsync(Stream stream, X509Certificate2 own, TimeProvider time, CancellationToken cancellation) => GreetAsync(
        stream,
        time,
        (tls, limit) => tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = LinkTls.Name,
                ClientCertificates = [own],
                EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = IsThere,
            },
            limit),
        cancellation);

    /// <exception cref="PairingException">The other side does not do so.</exception>
    public static Task<PairingStream> AnswerAsync(Stream stream, X509Certificate2 own, TimeProvider time, CancellationToken cancellation) => GreetAsync(
        stream,
        time,
        (tls, limit) => tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = own,
                ClientCertificateRequired = true,
                EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = IsThere,
            },
            limit),
        cancellation);

    /// <exception cref="PairingException">The connection has ended.</exception>
    public Task SendAsync(PairingKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        byte[] message = new byte[LengthSize + 1 + content.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(message, (ushort)(1 + content.Length));
        message[LengthSize] = (byte)kind;
        content.CopyTo(message.AsMemory(LengthSize + 1));
        return WithinAsync(
            async limit =>
            {
                await _tls.WriteAsync(message, limit).ConfigureAwait(false);
                return 0;
            },
            cancellation);
    }

    /// <summary>Receives the message of a kind.</summary>
    /// <returns>Its content.</returns>
    /// <exception cref="PairingException">The other side refuses, says something else, says nothing in time, or has ended the connection.</exception>
    public async Task<byte[]> ReceiveAsync(PairingKind expected, CancellationToken cancellation)
    {
        byte[] message = await WithinAsync(ReadAsync, cancellation).ConfigureAwait(false);
        return message[0] == (byte)expected ? message[1..]
            : message[0] == (byte)PairingKind.Refusal ? throw PairingWords.Read(message.AsSpan(1))
            : throw PairingWords.Nonsense();
    }

    /// <summary>Tells the other side why, where it still hears.</summary>
    public async Task TryRefuseAsync(PairingRefusal reason, int number)
    {
        try
        {
            await SendAsync(PairingKind.Refusal, PairingWords.Write(reason, number), CancellationToken.None).ConfigureAwait(false);
            await _tls.ShutdownAsync().WaitAsync(Patience, _time).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PairingException or IOException or TimeoutException or InvalidOperationException)
        {
            // It has gone already.
        }
    }

    public ValueTask DisposeAsync() => _tls.DisposeAsync();

    private static bool IsThere(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate is not null;

    private static async Task<PairingStream> GreetAsync(Stream stream, TimeProvider time, Func<SslStream, CancellationToken, Task> greets, CancellationToken cancellation)
    {
        PairingStream made = new(new SslStream(stream, leaveInnerStreamOpen: false), time);
        try
        {
            await made.WithinAsync(
                async limit =>
                {
                    await greets(made._tls, limit).ConfigureAwait(false);
                    return 0;
                },
                cancellation).ConfigureAwait(false);
            return made;
        }
        catch
        {
            await made.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    internal async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        byte[] head = new byte[LengthSize];
        await _tls.ReadExactlyAsync(head, cancellation).ConfigureAwait(false);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(head);
        if (length is 0 or > MaxMessage)
        {
            throw PairingWords.Nonsense();
        }

        byte[] message = new byte[length];
        await _tls.ReadExactlyAsync(message, cancellation).ConfigureAwait(false);
        return message;
    }

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(Patience, _time);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await act(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw PairingWords.BrokenOff(error);
        }
        catch (AuthenticationException)
        {
            throw PairingWords.Nonsense();
        }
        catch (IOException error)
        {
            throw PairingWords.BrokenOff(error);
        }
    }
}
