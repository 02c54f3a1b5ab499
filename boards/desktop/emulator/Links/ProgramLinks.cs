using System.Runtime.CompilerServices;
using System.Text;
using LiteIpc.Bus;
using LiteIpc.Link;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Links;

/// <summary>The links of a machine whose first program speaks for itself, as a board does: the machine has no bus then, and the program's has its settings.</summary>
internal static class ProgramLinks
{
    /// <summary>The program that has the links of a scenario; null where the machine has them.</summary>
    internal static ScenarioProcess? Holder(Scenario scenario) => scenario.Processes.FirstOrDefault(process => process.Program != null);

    /// <summary>The settings of a process, as its program reads them; null for those that have no links.</summary>
    internal static ProgramLink? Of(Scenario scenario, LinkSettings? settings, ScenarioTask task)
        => settings == null || task != Holder(scenario) ? null : Write(scenario, settings);

    // Not inlined, like those below: a machine without links loads none of their assemblies, each of which takes descriptors.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ProgramLink Write(Scenario scenario, LinkSettings settings)
    {
        StringBuilder lines = new();
        lines.Append("id ").Append(DeviceBus.Text(settings.NetworkId)).Append("\nname ").Append(settings.Name).Append('\n');
        foreach (PeerSettings peer in settings.Peers)
        {
            lines.Append("peer ").Append(peer.Name).Append(' ').Append(DeviceBus.Text(peer.NetworkId)).Append(' ').Append(DeviceBus.Text(peer.Key))
                .Append(' ').Append(NameOf(peer.LeastSecurity)).Append('\n');
        }

        foreach (LinkEnd end in settings.Dials)
        {
            lines.Append("dial ").Append(end.Address.Text).Append('\n');
        }

        foreach (LinkEnd end in settings.Listens)
        {
            lines.Append("listen ").Append(end.Address.Text).Append('\n');
        }

        foreach (PolicyRule rule in scenario.Policy?.Rules ?? [])
        {
            foreach (string? device in (rule.Use ?? []).Select(user => user.Device).Where(device => device != null).Distinct())
            {
                lines.Append("allow ").Append(device).Append(' ').Append(rule.Service).Append(' ').Append(rule.Feature).Append('\n');
            }
        }

        return new ProgramLink(lines.ToString());
    }

    /// <summary>The number of a device in messages and rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int NumberOf(string device) => LinkNames.NumberOf(device);

    /// <summary>Refuses what a board cannot do.</summary>
    /// <exception cref="MachineException">With what to do instead.</exception>
    internal static void Check(Scenario scenario, LinkSettings settings)
    {
        if (settings.Dials.Concat(settings.Listens).FirstOrDefault(end => end.Security != LinkSecurity.Tagged || end.Address.Port < 1) is { } other)
        {
            throw new MachineException($"machine '{scenario.Name}' is a board, whose links are tcp:HOST:PORT with a tag in each frame; give it such a one in place of {other.Address}");
        }
    }

    private static string NameOf(int security) => security switch
    {
        LinkSecurity.Tls => "tls",
        LinkSecurity.Memory => "memory",
        _ => "tagged",
    };
}
