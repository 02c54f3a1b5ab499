using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samgr.Emulator.Control;

/// <summary>What a dump says of the machine, as data.</summary>
internal static class MachineState
{
    internal static async Task<JsonObject> ReadAsync(MachineParts parts, Supervisor init, IReadOnlyList<ProcessInfo> inside)
    {
        return new JsonObject
        {
            ["machine"] = parts.Scenario.Name,
            ["transport"] = parts.Options.Transport.ToString().ToLowerInvariant(),
            ["samgrPid"] = parts.Kernel.ContextManagerPid,
            ["shared"] = Shared(parts, init),
            ["descriptorsLost"] = parts.Descriptors.Lost,
            ["processes"] = new JsonArray([.. init.Processes.Select(process => Describe(parts, process))]),
            ["insidePrograms"] = JsonSerializer.SerializeToNode(inside, ControlJson.Options),
            ["log"] = Output(parts.Log.Fault, parts.Log.LeftOut.Sum(process => (long)process.Lines)),
            ["trace"] = parts.Trace == null ? null : Output(parts.Trace.Fault, parts.Trace.LeftOut),
            ["waveForms"] = parts.Board?.Waves == null ? null : Output(parts.Board.Waves.Fault, parts.Board.Waves.LeftOut),
            ["troubles"] = new JsonArray([.. parts.Troubles.All.Select(trouble => new JsonObject { ["trouble"] = trouble.Text, ["count"] = trouble.Count })]),
            ["waits"] = JsonSerializer.SerializeToNode(await MachineWaits.ReadAsync(init).ConfigureAwait(false), ControlJson.Options),
        };
    }

    private static JsonArray Shared(MachineParts parts, Supervisor init)
    {
        JsonArray shared =
        [
            Row("handles", parts.Kernel.HandleCount, Machine.MaxHandles, null),
            Row("calls", parts.Kernel.CallCount, Machine.MaxCalls, parts.Kernel.RefusedCalls),
            Row("objects", parts.Objects.Count, parts.Objects.Capacity, parts.Objects.Refused),
            Row("children", init.Processes.Count(process => process is { ChildStart: not null, Run: not null }), parts.Scenario.Children.Total, null),
            Row("descriptors", parts.Descriptors.Used, parts.Descriptors.Capacity, parts.Descriptors.Refused),
        ];
        if (parts.Channels != null)
        {
            shared.Add(Row("channels", parts.Channels.Count, parts.Channels.Capacity, parts.Channels.Refused));
        }

        return shared;
    }

    private static JsonObject Row(string name, int used, int capacity, int? refused)
        => new() { ["name"] = name, ["used"] = used, ["capacity"] = capacity, ["refused"] = refused };

    private static JsonObject Output(string? fault, long leftOut) => new() { ["fault"] = fault, ["leftOut"] = leftOut };

    private static JsonObject Describe(MachineParts parts, EmulatedProcess process)
    {
        (long warnings, long errors) = parts.Log.Counts(process.Pid);
        ProcessRun? run = process.Run is { Connection: not null } connected ? connected : null;
        return new JsonObject
        {
            ["pid"] = process.Pid,
            ["name"] = process.Name,
            ["uid"] = process.Task.Uid,
            ["state"] = process.Status.ToString().ToLowerInvariant(),
            ["restarts"] = process.Restarts,
            ["failedStarts"] = process.FailedStarts,
            ["crashes"] = process.Crashes,
            ["errorsLogged"] = errors,
            ["warningsLogged"] = warnings,
            ["filesReplaced"] = process.Run?.Replacements ?? 0,
            ["handle"] = run?.Handle,
            ["poolUsed"] = run?.Ipc.PoolUsed,
            ["refusals"] = run?.Ipc.RefusedCount,
            ["ignoredMilestones"] = process.Run?.IgnoredMilestones ?? 0,
            ["refusedRequests"] = process.Run?.RefusedRequests ?? 0,
        };
    }
}
