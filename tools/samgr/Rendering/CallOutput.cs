using System.Text.Json;
using Samgr.Emulator.Control;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Rendering;

internal static class CallOutput
{
    public static int Write(CallRequest request, CallResult result, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(result);
        }
        else if (result.Result == 0)
        {
            TextOutput.Write(Lines(request, result));
        }

        string? problem = Problem(request, result);
        return problem is null ? ExitCode.Success : ErrorOutput.Refuse(problem, result.Name, asJson);
    }

    /// <summary>The message for a call that failed.</summary>
    public static string Problem(string function, CallTarget target, int code, string name, string? reason) =>
        $"{function} of {target} returned {name} ({code}){(string.IsNullOrEmpty(reason) ? "" : $": {reason}")}";

    private static string? Problem(CallRequest request, CallResult result)
    {
        if (result.Result != 0)
        {
            return Problem($"function {request.Func}", new CallTarget(request.Service, request.Feature), result.Result, result.Name, result.Reason);
        }

        int expected = request.Returns?.Count ?? 0;
        int read = result.Values?.Count ?? 0;
        return read < expected
            ? $"the reply {result.Hex} holds only {read} of the {expected} values of --returns; correct their types"
            : null;
    }

    private static IEnumerable<string> Lines(CallRequest request, CallResult result)
    {
        if (request.Returns is not null)
        {
            return (result.Values ?? []).Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }

        return string.IsNullOrEmpty(result.Hex) ? [] : [$"reply {result.Hex} (name its types with --returns to read it)"];
    }
}
