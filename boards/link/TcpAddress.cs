using System.Net;
using System.Net.Sockets;

namespace Samgr.Boards.Link;

/// <summary>Where another device listens, or this one: <c>tcp:HOST:PORT</c>. Immutable.</summary>
internal sealed class TcpAddress
{
    private const string Tcp = "tcp:";

    private readonly string _host;
    private readonly int _port;

    private TcpAddress(string text, string host, int port)
    {
        Text = text;
        _host = host;
        _port = port;
    }

    internal readonly string Text;

    /// <summary>Reads an address.</summary>
    /// <returns>Null for what is none.</returns>
    internal static TcpAddress? Read(string text)
    {
        int colon = text.LastIndexOf(':');
        if (!text.StartsWith(Tcp) || colon <= Tcp.Length || !int.TryParse(text.Substring(colon + 1), out int port) || port < 1 || port > IPEndPoint.MaxPort)
        {
            return null;
        }

        return new TcpAddress(text, text.Substring(Tcp.Length, colon - Tcp.Length), port);
    }

    /// <summary>A connection to it. Waits until the other side is there, or the network says that it is not.</summary>
    internal Socket Dial()
    {
        IPAddress address = Find();
        Socket socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(new IPEndPoint(address, _port));
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            return socket;
        }
        catch
        {
            socket.Close();
            throw;
        }
    }

    /// <summary>A socket that listens here, for one connection that waits beside the one that is served.</summary>
    internal Socket Listen()
    {
        IPAddress address = Find();
        Socket socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, _port));
            socket.Listen(1);
            return socket;
        }
        catch
        {
            socket.Close();
            throw;
        }
    }

    private IPAddress Find()
    {
        char first = _host[0];
        if (first >= '0' && first <= '9')
        {
            return IPAddress.Parse(_host);
        }

        IPAddress[] addresses = Dns.GetHostEntry(_host).AddressList;
        for (int i = 0; i < addresses.Length; i++)
        {
            if (addresses[i].AddressFamily == AddressFamily.InterNetwork)
            {
                return addresses[i];
            }
        }

        return addresses[0];
    }
}
