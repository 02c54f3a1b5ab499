using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samgr.Emulator.Control;

/// <summary>The dump of the machine, as data.</summary>
internal static class MachineState
{
    internal static async Task<JsonObject> ReadAsync(MachineSnapshot machine, MachineParts parts, Supervisor init, IReadOnlyList<ProcessInfo> inside)
    {
        JsonObject state = JsonSerializer.SerializeToNode(machine, ControlJson.Options)!.AsObject();
        state["insidePrograms"] = JsonSerializer.SerializeToNode(inside, ControlJson.Options);
        state["log"] = Output(parts.Log.Fault, parts.Log.LeftOut.Sum(process => (long)process.Lines));
        state["trace"] = parts.Trace == null ? null : Output(parts.Trace.Fault, parts.Trace.LeftOut);
        state["waveForms"] = parts.Board?.Waves == null ? null : Output(parts.Board.Waves.Fault, parts.Board.Waves.LeftOut);
        state["troubles"] = new JsonArray([.. parts.Troubles.All.Select(trouble => new JsonObject { ["trouble"] = trouble.Text, ["count"] = trouble.Count })]);
        state["waits"] = JsonSerializer.SerializeToNode(await MachineWaits.ReadAsync(init).ConfigureAwait(false), ControlJson.Options);
        return state;
    }

    private static JsonObject Output(string? fault, long leftOut) => new() { ["fault"] = fault, ["leftOut"] = leftOut };
}
