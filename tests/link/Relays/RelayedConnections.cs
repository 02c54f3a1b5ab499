using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LiteIpc.Link.Desktop;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Relays;

/// <summary>Connections of loopback through a relay, one after the other, with a session at both ends; the next one comes when one is lost.</summary>
internal sealed class RelayedConnections : IDisposable
{
    private const int MaxBacklog = 1024 * 1024;

    private static readonly X509Certificate2[] _certificates = [LinkTls.MakeCertificate(), LinkTls.MakeCertificate()];

    private readonly byte[][] _ids = [.. _certificates.Select(LinkTls.NetworkIdOf)];
    private readonly int _security;
    private readonly Random _random;
    private readonly RelayHost[] _hosts;
    private readonly AutoResetEvent _isLost = new(false);
    private readonly Thread _thread;
    private volatile bool _isEnding;

    public RelayedConnections(int security, int seed, RelayedCalls calls)
    {
        _security = security;
        _random = new Random(seed);
        _hosts =
        [
            .. Enumerable.Range(0, 2).Select(i => new RelayHost(new LinkPeer(_ids[1 - i], "other", Pair.Key, security, 16), calls, i == 0) { Loses = () => _isLost.Set() }),
        ];
        _thread = new Thread(Run) { IsBackground = true, Name = "link-relays" };
        _thread.Start();
    }

    public void Dispose()
    {
        _isEnding = true;
        _isLost.Set();
        _thread.Join();
        _isLost.Dispose();
    }

    private void Run()
    {
        while (!_isEnding)
        {
            (Socket kitchen, Socket one) = Connect();
            (Socket hall, Socket other) = Connect();
            using TcpRelay relay = new(one, other, _random.Next());
            Stream[] streams = [new SocketStream(kitchen, MaxBacklog), new SocketStream(hall, MaxBacklog)];
            _isLost.Reset();
            if (Greet(streams))
            {
                LinkSession answerer = Open(1, streams[1]);
                LinkSession dialler = Open(0, streams[0]);
                _isLost.WaitOne();
                dialler.Close(EC.Success, "the next connection comes");
                answerer.Close(EC.Success, "the next connection comes");
            }

            kitchen.Dispose();
            hall.Dispose();
        }
    }

    private LinkSession Open(int side, Stream stream)
    {
        LinkOptions options = new(_ids[side], "device", credits: LinkOptions.MaxCredits);
        StreamCarrier carrier = new(stream, _security, options.MaxContent);
        LinkSession session = new(options, new DesktopPlatform(), carrier, _hosts[side], side == 0);
        carrier.Run(session);
        return session;
    }

    private bool Greet(Stream[] streams)
    {
        if (_security != LinkSecurity.Tls)
        {
            return true;
        }

        Stream plain = streams[1];
        Task<Stream?> answer = Task.Factory.StartNew(
            () => Try(() => LinkTls.Answer(plain, _certificates[1], id => id.AsSpan().SequenceEqual(_ids[0]))), TaskCreationOptions.LongRunning);
        Stream? dialled = Try(() => LinkTls.Dial(streams[0], _certificates[0], id => id.AsSpan().SequenceEqual(_ids[1])));
        if (dialled == null)
        {
            streams[0].Dispose();
        }

        Stream? answered = answer.GetAwaiter().GetResult();
        if (dialled == null || answered == null)
        {
            return false;
        }

        streams[0] = dialled;
        streams[1] = answered;
        return true;
    }

    private static Stream? Try(Func<Stream> greet)
    {
        try
        {
            return greet();
        }
        catch (Exception error) when (error is IOException or AuthenticationException or ObjectDisposedException or SocketException)
        {
            return null;
        }
    }

    private static (Socket Dialled, Socket Answered) Connect()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Socket dialled = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        dialled.Connect(listener.LocalEndPoint!);
        return (dialled, listener.Accept());
    }
}
