using System.Text.Json;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Trace;

/// <summary>The trace lines of what processes report.</summary>
internal static class ProcessEvents
{
    private const string Broadcast = "Broadcast";
    private const string Publisher = "Provider and subscriber";

    /// <summary>Writes one event.</summary>
    /// <returns>False when there is no such event.</returns>
    internal static bool Write(TraceWriter trace, TraceSource source, int kind, string service, string? feature, int first, int second, int third)
    {
        switch (kind)
        {
            case TraceKind.Query:
                trace.Write(source.Pid, "query", json => Numbers(Name(json, source, service, feature), "result", first, "handle", second, "token", third));
                return true;
            case TraceKind.Register:
                trace.Write(source.Pid, "register", json => Numbers(Name(json, source, service, feature), "handle", first, "token", second));
                return true;
            case TraceKind.Proxy:
                trace.Write(source.Pid, "proxy", json => Numbers(Name(json, source, service, feature), "handle", first, "token", second, "clients", third));
                return true;
            case TraceKind.Invoke when service == Broadcast && feature == Publisher:
                trace.Write(source.Pid, "publish", json => Process(json, source).WriteNumber("topic", (uint)first));
                return true;
            case TraceKind.Invoke when service == Broadcast && feature != null:
                trace.Write(source.Pid, "receive", json =>
                {
                    Process(json, source).WriteString("service", TraceWriter.Bounded(feature));
                    json.WriteNumber("topic", (uint)first);
                });
                return true;
            case TraceKind.Invoke:
                trace.Write(source.Pid, "invoke", json => Numbers(Name(json, source, service, feature), "func", first, "flag", second, "result", third));
                return true;
            case TraceKind.ServiceExit:
                trace.Write(source.Pid, "service-exit", json => Name(json, source, service, feature).WriteNumber("handle", first));
                return true;
            default:
                return false;
        }
    }

    private static Utf8JsonWriter Process(Utf8JsonWriter json, TraceSource source)
    {
        if (source.Process != null)
        {
            json.WriteString("process", TraceWriter.Bounded(source.Process));
        }

        return json;
    }

    private static Utf8JsonWriter Name(Utf8JsonWriter json, TraceSource source, string service, string? feature)
    {
        Process(json, source);
        json.WriteString("service", TraceWriter.Bounded(service));
        json.WriteString("feature", TraceWriter.Bounded(feature));
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
