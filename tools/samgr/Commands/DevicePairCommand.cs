using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using LiteIpc.Pairing;
using LiteIpc.Pairing.Pin;
using Samgr.Tool.Pairing;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class DevicePairCommand
{
    public static Command Create()
    {
        Argument<PairTarget?> target = new("HOST[:PORT]")
        {
            Description = "The device that shows a PIN; without it, this one shows one",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => result.Tokens.Count == 0 ? null : TokenParser.One(result, PairTarget.Parse),
        };
        Option<string?> name = new("--name")
        {
            Description = "The other device's name on this side; the one that it proposes otherwise",
            HelpName = "NAME",
            CustomParser = result => TokenParser.One(result, DeviceCommand.Name),
        };
        Option<string?> pin = new("--pin") { Description = "The PIN that the other device shows; asked for, or read from the standard input, otherwise", HelpName = "PIN" };
        Option<IPEndPoint?> listen = new("--listen")
        {
            Description = $"Where this device waits for the other one; every address and port {PairingOptions.UsualPort} otherwise",
            HelpName = "ADDRESS:PORT",
            CustomParser = result => TokenParser.One(result, PairTarget.ParseListen),
        };
        Option<bool> hidden = new("--hidden") { Description = "Do not let 'samgr device find' on the local network show this device while it shows a PIN" };
        Command command = new("pair", "Pair this device with another one by a PIN that one of both shows") { target, name, pin, listen, hidden };
        command.SetAction(async (parsed, cancellation) =>
        {
            using DeviceStore store = new();
            PairingOptions options = new() { OwnName = DeviceCommand.OwnName, PeerName = parsed.GetValue(name) };
            PairedDevice device = parsed.GetValue(target) is { } host
                ? await PairingGuest.PairAsync(store, options, host.Host, host.Port, parsed.GetValue(pin) ?? await PinPrompt.AskAsync(cancellation), cancellation)
                : await ShowAsync(store, options, parsed.GetValue(listen) ?? Anywhere(), parsed.GetValue(hidden), cancellation);
            TextOutput.Write([$"paired with '{device.Name}', network id {device.NetworkId}"]);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<PairedDevice> ShowAsync(DeviceStore store, PairingOptions options, IPEndPoint address, bool isHidden, CancellationToken cancellation)
    {
        await using PairingHost host = Listen(store, options, address);
        string target = PairTarget.NameOf(host.Address, Dns.GetHostName());
        await using IAsyncDisposable? announcer = isHidden ? null : Announcing.Begin(store, options.OwnName, host.Address);
        TextOutput.Write([$"on the other device: samgr device pair {target}"]);
        return await host.PairAsync(cancellation);
    }

    private static PairingHost Listen(DeviceStore store, PairingOptions options, IPEndPoint address)
    {
        try
        {
            return new PairingHost(store, options, address, new PairingScreen());
        }
        catch (SocketException error)
        {
            throw new ToolException(ExitCode.Failed, $"this device cannot wait at {address} ({error.Message}); give another place with --listen ADDRESS:PORT");
        }
    }

    private static IPEndPoint Anywhere() => new(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, PairingOptions.UsualPort);
}
