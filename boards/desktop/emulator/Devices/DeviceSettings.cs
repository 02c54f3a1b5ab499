using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LiteIpc.Link.Desktop;
using Samgr.Emulator.Links;

namespace Samgr.Emulator.Devices;

/// <summary>A device of a scenario, as its process gets it. It holds keys: it goes through the standard input of that process, and nowhere else. Immutable.</summary>
/// <param name="Name">The name of the device.</param>
/// <param name="Machine">The name of its machine.</param>
/// <param name="Scenario">The name of a built-in scenario, or the full path of one.</param>
/// <param name="Links">Who it is, whom it knows, and where they meet.</param>
public sealed record DeviceSettings(string Name, string Machine, string Scenario, LinkSettings Links)
{
    /// <summary>The settings in one line, keys included.</summary>
    public string ToLine() => JsonSerializer.Serialize(new Form(
        Name,
        Machine,
        Scenario,
        Links.NetworkId,
        Links.Certificate?.Export(X509ContentType.Pfx),
        [.. Links.Peers.Select(peer => new PeerForm(peer.Name, peer.NetworkId, peer.Key, peer.LeastSecurity))],
        [.. Links.Listens.Select(EndForm.Of)],
        [.. Links.Dials.Select(EndForm.Of)]));

    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static DeviceSettings Parse(string line)
    {
        try
        {
            Form form = JsonSerializer.Deserialize<Form>(line) ?? throw new FormatException("the settings of the device are empty");
            return new DeviceSettings(form.Name, form.Machine, form.Scenario, new LinkSettings
            {
                Name = form.Name,
                NetworkId = form.NetworkId,
                Certificate = form.Certificate == null ? null : X509CertificateLoader.LoadPkcs12(form.Certificate, null, X509KeyStorageFlags.Exportable),
                Peers = [.. form.Peers.Select(peer => new PeerSettings(peer.Name, peer.NetworkId, peer.Key, peer.LeastSecurity))],
                Listens = [.. form.Listens.Select(end => end.ToEnd())],
                Dials = [.. form.Dials.Select(end => end.ToEnd())],
            });
        }
        catch (JsonException)
        {
            // Its message may quote the line.
            throw new FormatException("the settings of the device cannot be read");
        }
    }

    /// <summary>The names alone: keys are in no text.</summary>
    public override string ToString() => Machine;

    private sealed record Form(
        string Name, string Machine, string Scenario, byte[] NetworkId, byte[]? Certificate, PeerForm[] Peers, EndForm[] Listens, EndForm[] Dials);

    private sealed record PeerForm(string Name, byte[] NetworkId, byte[] Key, int LeastSecurity);

    private sealed record EndForm(string Address, int Security)
    {
        internal static EndForm Of(LinkEnd end) => new(end.Address.Text, end.Security);

        internal LinkEnd ToEnd() => LinkAddress.TryParse(Address, out LinkAddress? address, out string? problem)
            ? new LinkEnd(address, Security)
            : throw new FormatException(problem);
    }
}
