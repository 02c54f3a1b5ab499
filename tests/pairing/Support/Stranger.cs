using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;
using LiteIpc.Pairing.Pin;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Support;

/// <summary>A guest that says what a test wants.</summary>
internal sealed class Stranger : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly X509Certificate2 _certificate = LinkTls.MakeCertificate();
    private PairingStream? _stream;

    public PairingStream Stream => _stream!;

    public static async Task<Stranger> ComeAsync(int port)
    {
        Stranger stranger = new();
        await stranger._client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        stranger._stream = await PairingStream.DialAsync(stranger._client.GetStream(), stranger._certificate, new TestClock(), TestContext.Current.CancellationToken);
        return stranger;
    }

    public Task SayAsync(PairingKind kind, byte[] content) => Stream.SendAsync(kind, content, TestContext.Current.CancellationToken);

    public Task<byte[]> HearAsync(PairingKind kind) => Meeting.Within(Stream.ReceiveAsync(kind, TestContext.Current.CancellationToken));

    public async Task<PairingRefusal> HearRefusalAsync(PairingKind instead) => (await Assert.ThrowsAsync<PairingException>(() => HearAsync(instead))).Reason;

    public async Task GreetAsync()
    {
        await SayAsync(PairingKind.Hello, new PairingHello(PairingOptions.Version, "stranger").Write());
        await HearAsync(PairingKind.Hello);
    }

    /// <summary>Greets, begins a try with whatever PIN, and hears the first answer to it.</summary>
    public async Task BeginAsync(string pin)
    {
        await GreetAsync();
        await SayAsync(PairingKind.Round1, new PinExchange(PairingRole.Guest, pin, _certificate.RawData, Stream.PeerCertificate).WriteRound1());
        await HearAsync(PairingKind.Round1);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
        {
            await _stream.DisposeAsync();
        }

        _client.Dispose();
        _certificate.Dispose();
    }
}
