using System.Text.Json;
using System.Text.Json.Nodes;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Control;

/// <summary>The version of the lines of a control connection: each request says which one its sender speaks.</summary>
internal static class ControlVersion
{
    private const string Version = "version";
    private const string Release = "release";

    /// <summary>A request with the version of this client.</summary>
    internal static JsonNode? AddTo(object request)
    {
        JsonNode? node = JsonSerializer.SerializeToNode(request, ControlJson.Options);
        if (node is JsonObject members)
        {
            members[Version] = WireVersion.Control.Number;
            members[Release] = WireVersion.Control.Release;
        }

        return node;
    }

    /// <summary>Refuses a request of another version. One that names none, as people write them, is taken as one of this version.</summary>
    /// <exception cref="ControlException">It is of another version; the message names both.</exception>
    internal static void Check(JsonElement request)
    {
        if (!request.TryGetProperty(Version, out JsonElement number) || number.GetInt32() == WireVersion.Control.Number)
        {
            return;
        }

        string? release = request.TryGetProperty(Release, out JsonElement text) ? text.GetString() : null;
        throw new ControlException(
            EC.Invalid,
            $"this client speaks version {WireVersion.Of(number.GetInt32(), release)} of the control connection, and the machine version {WireVersion.Control}; use the command line of the machine's release");
    }
}
