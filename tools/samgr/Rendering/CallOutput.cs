using System.Text.Json;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Rendering;

internal static class CallOutput
{
    public static void Write(CallRequest request, CallResult result, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(result);
        }
        else if (result.Result != 0)
        {
            string name = request.Feature is null ? request.Service : $"{request.Service}/{request.Feature}";
            string reason = string.IsNullOrEmpty(result.Reason) ? "" : $": {result.Reason}";
            Console.Error.WriteLine(Printable.From($"samgr: function {request.Func} of {name} returned {result.Name} ({result.Result}){reason}"));
        }
        else
        {
            TextOutput.Write(Lines(request, result));
        }
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
