using System.Text.Json;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Trace;

/// <summary>The trace lines of what processes report.</summary>
internal static class ProcessEvents
{
    /// <summary>Writes one event.</summary>
    /// <returns>False when there is no such event.</returns>
    internal static bool Write(TraceWriter trace, int pid, int kind, string service, string? feature, int first, int second, int third)
    {
        switch (kind)
        {
            case TraceKind.Query:
                trace.Write(pid, "query", json => Numbers(Name(json, service, feature), "result", first, "handle", second, "token", third));
                return true;
            case TraceKind.Register:
                trace.Write(pid, "register", json => Numbers(Name(json, service, feature), "handle", first, "token", second));
                return true;
            case TraceKind.Proxy:
                trace.Write(pid, "proxy", json => Numbers(Name(json, service, feature), "handle", first, "token", second, "clients", third));
                return true;
            case TraceKind.Invoke:
                trace.Write(pid, "invoke", json => Numbers(Name(json, service, feature), "func", first, "flag", second, "result", third));
                return true;
            case TraceKind.ServiceExit:
                trace.Write(pid, "service-exit", json => Name(json, service, feature).WriteNumber("handle", first));
                return true;
            default:
                return false;
        }
    }

    private static Utf8JsonWriter Name(Utf8JsonWriter json, string service, string? feature)
    {
        json.WriteString("service", service);
        json.WriteString("feature", feature);
        return json;
    }

    private static void Numbers(Utf8JsonWriter json, string first, int firstValue, string second, int secondValue)
    {
        json.WriteNumber(first, firstValue);
        json.WriteNumber(second, secondValue);
    }

    private static void Numbers(
        Utf8JsonWriter json, string first, int firstValue, string second, int secondValue, string third, int thirdValue)
    {
        Numbers(json, first, firstValue, second, secondValue);
        json.WriteNumber(third, thirdValue);
    }
}
