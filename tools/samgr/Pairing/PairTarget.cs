using System.Globalization;
using System.Net;
using LiteIpc.Pairing.Pin;

namespace Samgr.Tool.Pairing;

/// <summary>Where the other device shows its PIN.</summary>
/// <param name="Host">Its address, or its name on the network.</param>
/// <param name="Port">Its port.</param>
internal sealed record PairTarget(string Host, int Port)
{
    private const int MaxPort = 65_535;

    /// <summary>Reads HOST or HOST:PORT; an address with colons stands in brackets where a port follows.</summary>
    /// <exception cref="FormatException">It is none, or a serial port.</exception>
    public static PairTarget Parse(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal) || text.StartsWith("COM", StringComparison.OrdinalIgnoreCase) && text.Length > 3 && text[3..].All(char.IsAsciiDigit))
        {
            throw new FormatException(
                $"'{text}' is a serial port, and a board has its key in its application: 'samgr device code NAME --output FILE' writes one to compile into it, and 'samgr device code NAME' prints "
                + "one to type. A board is never paired by PIN, as it has nothing that keeps six digits from being guessed by who listens");
        }

        if (IPAddress.TryParse(text, out IPAddress? address))
        {
            return new PairTarget(address.ToString(), PairingOptions.UsualPort);
        }

        int colon = text.LastIndexOf(':');
        string host = (colon < 0 ? text : text[..colon]).Trim('[', ']');
        return host.Length > 0 && !host.Any(char.IsWhiteSpace)
            ? new PairTarget(host, colon < 0 ? PairingOptions.UsualPort : ReadPort(text[(colon + 1)..], 1))
            : throw new FormatException($"'{text}' is no device on the network; give HOST or HOST:PORT, such as desk or 192.168.1.20:{PairingOptions.UsualPort}");
    }

    /// <summary>Reads ADDRESS:PORT, where this device listens.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IPEndPoint ParseListen(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && IPAddress.TryParse(text[..colon].Trim('[', ']'), out IPAddress? address)
            ? new IPEndPoint(address, ReadPort(text[(colon + 1)..], 0))
            : throw new FormatException($"'{text}' is no place to listen; give ADDRESS:PORT, such as 127.0.0.1:{PairingOptions.UsualPort} or [::]:{PairingOptions.UsualPort}");
    }

    /// <summary>A place as it is typed on the other device.</summary>
    /// <param name="address">Where this device listens.</param>
    /// <param name="name">This device's name on the network.</param>
    public static string NameOf(IPEndPoint address, string name)
    {
        bool isEverywhere = address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any);
        string host = isEverywhere ? name : address.Address.ToString();
        return address.Port == PairingOptions.UsualPort ? host
            : string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{address.Port}");
    }

    private static int ReadPort(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port >= least && port <= MaxPort
            ? port
            : throw new FormatException($"'{text}' is no port; give a number from {least} to {MaxPort}");
}
