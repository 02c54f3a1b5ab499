using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Rendering;

/// <summary>Writes the result of a call whose types are known.</summary>
internal static class TypedOutput
{
    private static readonly JsonSerializerOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the results, or why there are none.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Write(CallTarget target, string function, TypedReply reply, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(reply);
        }
        else if (reply.Values is not null)
        {
            TextOutput.Write(Lines(reply));
        }

        if (reply.Result == 0)
        {
            return ExitCode.Success;
        }

        return ErrorOutput.Refuse(CallOutput.Problem(function, target, reply.Result, reply.Name, reply.Reason), reply.Name, asJson);
    }

    /// <summary>Writes the description of an interface.</summary>
    public static void Write(InterfaceInfo info, string description, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(JsonNode.Parse(description)!);
        }
        else
        {
            TextOutput.Write(Signature.Lines(info));
        }
    }

    private static IEnumerable<string> Lines(TypedReply reply) =>
        reply.Values!.Select(value => $"{value.Key}={Text(value.Value)}");

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(_compact),
    };
}
