using System.Text.Json;
using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Walkthrough;

/// <summary>The built-in machine of the walk-through, and what its trace says.</summary>
internal static class Hi3516
{
    public const int Foundation = 5;
    public const int BundleDaemon = 6;
    public const int AppSpawn = 7;
    public const int Launcher = 8;

    /// <summary>Boots the machine under a name of the test's own.</summary>
    public static Task<TestMachine> BootAsync()
        => TestMachine.BootAsync(BuiltInScenarios.Load("hi3516") with { Name = "hi3516-" + Guid.NewGuid().ToString("N")[..8] });

    /// <summary>The trace so far.</summary>
    public static List<JsonElement> Events(this TestMachine machine)
        => [.. machine.Trace.Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Waits for an event, from a place in the trace on.</summary>
    /// <returns>Its place and the event.</returns>
    public static (int At, JsonElement Event) WaitFor(this TestMachine machine, int from, int pid, string name, Func<JsonElement, bool>? fits = null)
    {
        JsonElement found = default;
        int at = machine.Trace.WaitFor(
            line =>
            {
                found = JsonDocument.Parse(line).RootElement;
                return found.Is(pid, name) && (fits == null || fits(found));
            },
            from);
        return (at, found);
    }

    public static bool Is(this JsonElement line, int pid, string name)
        => line.GetProperty("pid").GetInt32() == pid && line.GetProperty("event").GetString() == name;

    public static bool Of(this JsonElement line, string service)
        => line.GetProperty("service").GetString() == service && line.GetProperty("feature").ValueKind == JsonValueKind.Null;

    public static int Number(this JsonElement line, string field) => line.GetProperty(field).GetInt32();

    public static bool Succeeded(this JsonElement line) => line.Number("result") == 0;
}
