using System.Globalization;
using System.Text.Json.Nodes;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>The dump of a process, or of one of its services, as data.</summary>
internal static class ProcessState
{
    private static readonly string[] _service = ["name", "state", "fault", "task", "queued", "capacity", "handled", "failed", "exceptions", "dropped", "slow"];
    private static readonly string[] _task = ["name", "priority", "services", "queued", "capacity"];
    private static readonly string[] _client = ["service", "feature", "handle", "token", "references"];
    private static readonly string[] _server = ["abilities", "abilitiesRefused", "capabilities", "capabilitiesRefused", "waits", "waitsRefused"];
    private static readonly string[] _ability = ["service", "feature", "handle", "token", "pid"];

    private static readonly string[] _texts = ["name", "state", "fault", "task", "service", "feature"];

    /// <summary>The processes that a process consists of: one, or those of a program.</summary>
    internal static JsonArray Processes(string rows)
    {
        JsonArray processes = [];
        JsonObject process = NewProcess();
        foreach (string?[] row in QueryRows.Read(rows))
        {
            if (row[0] == StateRow.Process)
            {
                process = NewProcess();
                process["name"] = row[1];
                process["handle"] = Number(row[2]);
                process["throttled"] = Number(row[3]);
                processes.Add(process);
            }
            else
            {
                Add(process, row);
            }
        }

        return processes;
    }

    /// <summary>A service; null when there is none.</summary>
    internal static JsonObject? Service(string rows)
    {
        JsonObject process = NewProcess();
        foreach (string?[] row in QueryRows.Read(rows))
        {
            Add(process, row);
        }

        JsonNode? service = process["services"]!.AsArray().FirstOrDefault();
        return service?.DeepClone().AsObject();
    }

    private static JsonObject NewProcess() => new()
    {
        ["name"] = null,
        ["handle"] = -1,
        ["throttled"] = 0,
        ["services"] = new JsonArray(),
        ["tasks"] = new JsonArray(),
        ["clients"] = new JsonArray(),
        ["samgr"] = new JsonArray(),
        ["server"] = null,
        ["limits"] = new JsonObject(),
    };

    private static void Add(JsonObject process, string?[] row)
    {
        JsonArray services = process["services"]!.AsArray();
        switch (row[0])
        {
            case StateRow.Service:
                JsonObject service = Object(_service, row);
                service["hasInterface"] = row[_service.Length + 1] == "1";
                service["id"] = Number(row[_service.Length + 2]);
                service["features"] = new JsonArray();
                services.Add(service);
                break;
            case StateRow.Feature when services.Count > 0:
                services[^1]!["features"]!.AsArray().Add(new JsonObject { ["id"] = Number(row[3]), ["name"] = row[1], ["hasInterface"] = row[2] == "1" });
                break;
            case StateRow.Task:
                process["tasks"]!.AsArray().Add(Object(_task, row));
                break;
            case StateRow.Client:
                process["clients"]!.AsArray().Add(Object(_client, row));
                break;
            case StateRow.Server:
                JsonObject server = Object(_server, row);
                server["isOpen"] = row[_server.Length + 1] == "1";
                process["server"] = server;
                break;
            case StateRow.Ability:
                process["samgr"]!.AsArray().Add(Object(_ability, row));
                break;
            case StateRow.Limit:
                process["limits"]![row[1]!] = Number(row[2]);
                break;
            default:
                break;
        }
    }

    private static JsonObject Object(string[] names, string?[] row)
    {
        JsonObject made = [];
        for (int i = 0; i < names.Length; i++)
        {
            string? value = row[i + 1];
            made[names[i]] = value == null ? null : _texts.Contains(names[i]) ? JsonValue.Create(value) : Number(value);
        }

        return made;
    }

    private static JsonValue Number(string? text) => JsonValue.Create(long.Parse(text!, CultureInfo.InvariantCulture));
}
