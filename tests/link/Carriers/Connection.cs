using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;
using LiteIpc.Link.Tests.Support;
using Samgr.Testing;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Two devices with a connection of loopback between them, their threads and their clock.</summary>
internal sealed class Connection : IDisposable
{
    private const int MaxBacklog = 4 * 1024 * 1024;

    private static readonly X509Certificate2 _kitchenCertificate = LinkTls.MakeCertificate();
    private static readonly X509Certificate2 _hallCertificate = LinkTls.MakeCertificate();

    private readonly Socket _dialled = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _answered;

    public Connection(int security, Action<LinkSession, LinkRequest> serves)
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _dialled.Connect(listener.LocalEndPoint!);
        _answered = listener.Accept();

        byte[] kitchen = LinkTls.NetworkIdOf(_kitchenCertificate);
        byte[] hall = LinkTls.NetworkIdOf(_hallCertificate);
        Kitchen = new AwaitingHost(new LinkPeer(hall, "hall", Pair.Key, security, 16), (_, _) => { });
        Hall = new AwaitingHost(new LinkPeer(kitchen, "kitchen", Pair.Key, security, 16), serves);
        Stream answering = new SocketStream(_answered, MaxBacklog);
        Stream dialling = new SocketStream(_dialled, MaxBacklog);
        if (security == LinkSecurity.Tls)
        {
            Stream plain = answering;
            Task<Stream> answer = Task.Factory.StartNew<Stream>(
                () => LinkTls.Answer(plain, _hallCertificate, id => id.AsSpan().SequenceEqual(kitchen)), TaskCreationOptions.LongRunning);
            dialling = LinkTls.Dial(dialling, _kitchenCertificate, id => id.AsSpan().SequenceEqual(hall));
            answering = answer.GetAwaiter().GetResult();
        }

        Session = Open(dialling, security, kitchen, Kitchen, true, out _);
        HallSession = Open(answering, security, hall, Hall, false, out StreamCarrier carrier);
        HallCarrier = carrier;
        Patience.Until(() => Session.IsUp && HallSession.IsUp, "the link is up");
    }

    public AwaitingHost Kitchen { get; }

    public AwaitingHost Hall { get; }

    public LinkSession Session { get; }

    public LinkSession HallSession { get; }

    public StreamCarrier HallCarrier { get; }

    /// <summary>Writes to the kitchen behind the back of the hall.</summary>
    public void Inject(byte[] bytes) => _answered.Send(bytes);

    /// <summary>Ends the hall's socket, as its end would.</summary>
    public void Reset() => _answered.Close(0);

    public int Find()
    {
        LinkCall query = Kitchen.Call(Session, new LinkCall { Kind = LinkKind.Query, Content = LinkNames.Write(Side.Service, null)! });
        Assert.Equal(EC.Success, query.Result);
        return query.Target;
    }

    public void Dispose()
    {
        Session.Close(EC.Success, "the test is over");
        HallSession.Close(EC.Success, "the test is over");
        _dialled.Dispose();
        _answered.Dispose();
    }

    private static LinkSession Open(Stream stream, int security, byte[] id, AwaitingHost host, bool dials, out StreamCarrier carrier)
    {
        LinkOptions options = new(id, "device", credits: LinkOptions.MaxCredits, proofMs: Patience.QuietMs, pingMs: Patience.QuietMs);
        carrier = new StreamCarrier(stream, security, options.MaxContent);
        LinkSession session = new(options, new DesktopPlatform(), carrier, host, dials);
        carrier.Run(session);
        return session;
    }
}
