using System.Text.Json;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class CallOutput
{
    public static bool Write(CallRequest request, CallResult result, bool asJson)
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
        if (problem is not null)
        {
            Console.Error.WriteLine(Printable.From($"samgr: {problem}"));
        }

        return problem is null;
    }

    private static string? Problem(CallRequest request, CallResult result)
    {
        if (result.Result != 0)
        {
            string name = request.Feature is null ? request.Service : $"{request.Service}/{request.Feature}";
            string reason = string.IsNullOrEmpty(result.Reason) ? "" : $": {result.Reason}";
            return $"function {request.Func} of {name} returned {result.Name} ({result.Result}){reason}";
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

        return string.IsNullOrEmpty(result.Hex)
            ? [result.Name]
            : [$"{result.Name}, reply {result.Hex} (name its types with --returns to read it)"];
    }
}
