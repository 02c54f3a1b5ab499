using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace LiteIpc.Link.Desktop;

/// <summary>Turns connections into sessions of a device. Immutable; every member may be called from any thread.</summary>
public sealed record LinkConnector
{
    private const int MaxWaitingFrames = 128;

    /// <summary>Makes the session of a carrier; the second argument says whether this side has dialled.</summary>
    public required Func<ILinkCarrier, bool, LinkSession> Open { get; init; }

    /// <summary>Bytes of the largest content that is taken; see <see cref="LinkOptions.MaxContent"/>.</summary>
    public required int MaxContent { get; init; }

    /// <summary>This device's certificate, for TLS; null for a tag in each frame.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether a network id is that of a device that may connect by TLS.</summary>
    public Func<byte[], bool> IsPaired { get; init; } = _ => false;

    /// <summary>How long the other side has for its handshake; its proof has as long again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Greets on a connection, with a thread of the caller's, and begins a session.</summary>
    /// <param name="socket">The connection, which ends with the session.</param>
    /// <param name="dials">Whether this side has dialled.</param>
    /// <param name="session">The session.</param>
    /// <returns>The carrier, to be run.</returns>
    /// <exception cref="IOException">The connection ended.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The other side has another certificate, or none.</exception>
    internal StreamCarrier Begin(Socket socket, bool dials, out LinkSession session)
    {
        Stream stream = new SocketStream(socket, MaxWaitingFrames * (MaxContent + LinkSession.Overhead));
        try
        {
            if (Certificate != null)
            {
                using Timer end = new(_ => socket.Dispose(), null, Patience, Timeout.InfiniteTimeSpan);
                stream = dials ? LinkTls.Dial(stream, Certificate, IsPaired) : LinkTls.Answer(stream, Certificate, IsPaired);
            }

            StreamCarrier carrier = new(stream, Certificate == null ? LinkSecurity.Tagged : LinkSecurity.Tls, MaxContent);
            session = Open(carrier, dials);
            return carrier;
        }
        catch (ObjectDisposedException)
        {
            stream.Dispose();
            throw new IOException("the other side has not said hello in time");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
