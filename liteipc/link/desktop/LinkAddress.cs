using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LiteIpc.Link.Desktop;

/// <summary>Where a device is dialled, or listens: <c>tcp:HOST:PORT</c>, or <c>unix:PATH</c> on one machine. Immutable.</summary>
public sealed record LinkAddress
{
    private const string Tcp = "tcp:";
    private const string Unix = "unix:";
    private const string Form = "an address is tcp:HOST:PORT or unix:PATH, such as tcp:192.168.1.20:7070";

    private LinkAddress(string text, string host, int port)
    {
        Text = text;
        Host = host;
        Port = port;
    }

    /// <summary>The address as it was written.</summary>
    public string Text { get; }

    /// <summary>The host; of a unix address its path.</summary>
    public string Host { get; }

    /// <summary>The port, 0 for any that is free; -1 of a unix address.</summary>
    public int Port { get; }

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLocal => Port < 0 || Host is "localhost" || (IPAddress.TryParse(Host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="problem">What is wrong with the text, and how to write it.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out LinkAddress? address, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        address = null;
        if (text.StartsWith(Unix, StringComparison.Ordinal) && text.Length > Unix.Length)
        {
            address = new LinkAddress(text, text[Unix.Length..], -1);
            return true;
        }

        int colon = text.LastIndexOf(':');
        if (text.StartsWith(Tcp, StringComparison.Ordinal) && colon > Tcp.Length
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort)
        {
            address = new LinkAddress(text, text[Tcp.Length..colon].Trim('[', ']'), port);
            return true;
        }

        problem = $"'{text}' is none: {Form}";
        return false;
    }

    /// <summary>The address as it was written.</summary>
    public override string ToString() => Text;

    /// <summary>A socket that listens here.</summary>
    /// <exception cref="SocketException">The address is in use, or not this machine's.</exception>
    internal Socket Listen(int backlog)
    {
        EndPoint end = EndOf(Port < 0 ? [] : [IPAddress.TryParse(Host, out IPAddress? address) ? address : Dns.GetHostAddresses(Host)[0]]);
        Socket socket = new(end.AddressFamily, SocketType.Stream, Port < 0 ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (Port < 0)
            {
                File.Delete(Host);
            }

            socket.Bind(end);
            socket.Listen(backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A connection to it.</summary>
    /// <exception cref="SocketException">Nobody is there.</exception>
    internal async Task<Socket> DialAsync(CancellationToken cancellation)
    {
        if (Port < 0)
        {
            Socket local = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            return await ConnectAsync(local, EndOf([]), cancellation).ConfigureAwait(false);
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        return await ConnectAsync(socket, IPAddress.TryParse(Host, out IPAddress? address) ? new IPEndPoint(address, Port) : new DnsEndPoint(Host, Port), cancellation)
            .ConfigureAwait(false);
    }

    private static async Task<Socket> ConnectAsync(Socket socket, EndPoint end, CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(end, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private EndPoint EndOf(IPAddress[] addresses) => Port < 0 ? new UnixDomainSocketEndPoint(Host) : new IPEndPoint(addresses[0], Port);
}
