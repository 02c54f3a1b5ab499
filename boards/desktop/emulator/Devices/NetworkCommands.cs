using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Devices;

/// <summary>The commands for what joins several devices: their links.</summary>
internal sealed class NetworkCommands(string network, IReadOnlyList<string> devices, IReadOnlyList<LinkRelay> relays, Action stop) : IControlCommands
{
    public Task<object?> ExecuteAsync(JsonElement request)
    {
        string command = request.GetProperty("cmd").GetString() ?? string.Empty;
        ControlVersion.Check(request);
        return Task.FromResult<object?>(Execute(command, request));
    }

    private object? Execute(string command, JsonElement request)
    {
        switch (command)
        {
            case ControlCommands.Operator: return null;
            case "links": return relays.Select(Describe).ToArray();
            case "link-set": return Set(request);
            case "stop":
                stop();
                return null;
            default:
                throw new ControlException(
                    EC.Invalid, $"{network} is several devices, {string.Join(", ", devices)}, each with processes of its own; say which one with --device");
        }
    }

    private LinkInfo Set(JsonElement request)
    {
        LinkRelay relay = Find(NameOf(request, "first"), NameOf(request, "second"));
        LinkFaults before = relay.Faults;
        LinkFaults after = new(
            Number(request, "delayMs", before.DelayMs, ScenarioRanges.LinkMs),
            Number(request, "jitterMs", before.JitterMs, ScenarioRanges.LinkMs),
            Number(request, "bandwidth", before.Bandwidth, ScenarioRanges.Bandwidth),
            Find(request, "cut") is { } cut ? cut.GetBoolean() : before.IsCut);
        relay.Set(after);
        return Describe(relay);
    }

    private string NameOf(JsonElement request, string member)
    {
        string name = request.GetProperty(member).GetString() ?? string.Empty;
        return devices.Contains(name)
            ? name
            : throw new ControlException(
                EC.Invalid,
                $"{network} has no device '{name}'; " + (NearestName.Find(name, devices) is { } nearest ? $"did you mean {nearest}?" : $"it has {string.Join(", ", devices)}"));
    }

    private LinkRelay Find(string first, string second)
        => relays.FirstOrDefault(relay => relay.Link.IsBetween(first, second))
            ?? throw new ControlException(
                EC.Invalid, $"there is no link between {first} and {second}; there are those of {string.Join("; ", relays.Select(relay => relay.Link))}");

    private static int Number(JsonElement request, string member, int before, NumberRange range)
    {
        if (Find(request, member) is not { } given)
        {
            return before;
        }

        int value = given.GetInt32();
        return range.Has(value) ? value : throw new ControlException(EC.Invalid, $"{member} is {value}; it has to be {range}");
    }

    private static JsonElement? Find(JsonElement request, string member)
        => request.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static LinkInfo Describe(LinkRelay relay)
    {
        LinkFaults faults = relay.Faults;
        string state = faults.IsCut ? LinkInfo.Cut : relay.IsUp ? LinkInfo.Up : LinkInfo.Down;
        string security = relay.Link.Security == ScenarioLinkSecurity.Tls ? "tls" : "hmac";
        return new LinkInfo(relay.Link.Between[0], relay.Link.Between[1], security, state, faults.DelayMs, faults.JitterMs, faults.Bandwidth);
    }
}
