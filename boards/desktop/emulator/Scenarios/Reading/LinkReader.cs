namespace Samgr.Emulator.Scenarios.Reading;

/// <summary>Reads the links between devices.</summary>
internal static class LinkReader
{
    private static readonly string[] _ofSerialLines = ["loss", "duplicate", "reorder"];

    private static readonly Dictionary<string, ScenarioLinkSecurity> _securities = new()
    {
        ["tls"] = ScenarioLinkSecurity.Tls,
        ["hmac"] = ScenarioLinkSecurity.Hmac,
    };

    public static IReadOnlyList<ScenarioLink> Read(ObjectReader scenario, IReadOnlyList<ScenarioDevice> devices)
    {
        List<ScenarioLink> links = [];
        foreach (JsonPart part in scenario.Items("links"))
        {
            ScenarioLink link = ReadLink(scenario.Source, part, [.. devices.Select(device => device.Name)]);
            if (links.Exists(other => other.IsBetween(link.Between[0], link.Between[1])))
            {
                throw scenario.Source.Error(part, $"there is a link between {link} already; keep one");
            }

            links.Add(link);
        }

        return links;
    }

    private static ScenarioLink ReadLink(ScenarioSource source, JsonPart part, IReadOnlyList<string> devices)
    {
        RefuseSerialFaults(source, part);
        ObjectReader reader = new(source, part, "a link", ScenarioMembers.Link);
        return new ScenarioLink
        {
            Between = ReadEnds(reader, devices),
            Security = part.Find("security") is { } security ? ReadSecurity(reader, security) : ScenarioLinkSecurity.Tls,
            DelayMs = reader.OptionalNumber("delayMs", 0, ScenarioRanges.LinkMs),
            JitterMs = reader.OptionalNumber("jitterMs", 0, ScenarioRanges.LinkMs),
            Bandwidth = reader.OptionalNumber("bandwidth", 0, ScenarioRanges.Bandwidth),
            Cut = reader.OptionalFlag("cut"),
        };
    }

    private static void RefuseSerialFaults(ScenarioSource source, JsonPart part)
    {
        if (part.Members.Find(member => _ofSerialLines.Contains(member.Name)) is { } fault)
        {
            throw source.Error(
                fault.Offset, $"\"{fault.Name}\" is a fault of a serial line: TCP repairs it and only comes later; use \"jitterMs\", or cut the link");
        }
    }

    private static string[] ReadEnds(ObjectReader link, IReadOnlyList<string> devices)
    {
        link.Required("between");
        IReadOnlyList<JsonPart> parts = link.Items("between");
        if (parts.Count != 2)
        {
            throw link.Source.Error(link.Required("between"), $"a link is between two devices, not {parts.Count}");
        }

        foreach (JsonPart part in parts)
        {
            string name = link.Text(part, "between").Text;
            if (!devices.Contains(name))
            {
                throw link.Source.Error(part, $"there is no device \"{name}\"; {NameHint.Of(name, devices)}");
            }
        }

        return parts[0].Text != parts[1].Text
            ? [parts[0].Text, parts[1].Text]
            : throw link.Source.Error(parts[1], "a device needs no link to itself; name another one");
    }

    private static ScenarioLinkSecurity ReadSecurity(ObjectReader link, JsonPart part)
        => _securities.TryGetValue(link.Text(part, "security").Text, out ScenarioLinkSecurity security)
            ? security
            : throw link.Source.Error(part, $"there is no security \"{part.Text}\" of a link; use {string.Join(", ", _securities.Keys)}");
}
