using System.CommandLine;
using System.CommandLine.Parsing;
using Samgr.Emulator.Control;
using Samgr.Tool.Calls;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class CallCommand
{
    public static Command Create()
    {
        Argument<CallTarget> target = new("SERVICE[/FEATURE]")
        {
            Description = "The service or the feature of it to call",
            CustomParser = result => Parse(result, CallTarget.Parse),
        };
        Argument<int> function = new("FUNC") { Description = "The number of the function", CustomParser = result => Parse(result, ParseFunction) };
        Argument<CallArgument[]> arguments = new("ARGS")
        {
            Description = $"Values such as 5, 1.5, true, hello, or TYPE:VALUE with one of {string.Join(", ", CallTypes.Names)}",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = ParseArguments,
        };
        Option<IReadOnlyList<CallType>?> returns = new("--returns")
        {
            Description = "The types of the values in the reply, such as i32,str",
            HelpName = "TYPES",
            CustomParser = result => Parse(result, CallTypes.ParseList),
        };
        Option<int> uid = new("--uid") { Description = "The user that calls", HelpName = "N" };
        Option<bool> oneWay = new("--one-way") { Description = "Wait for no reply" };
        Option<bool> json = CommonOptions.Json();
        return MachineCommand.Create(
            "call",
            "Call a function of a service",
            [target, function, arguments, returns, uid, oneWay, json],
            async (parsed, client, cancellation) =>
            {
                CallTarget called = parsed.GetValue(target)!;
                CallRequest request = new(called.Service, called.Feature, parsed.GetValue(function), parsed.GetValue(arguments) ?? [])
                {
                    Uid = parsed.GetValue(uid),
                    Returns = parsed.GetValue(returns)?.Select(type => type.WireName).ToArray(),
                    OneWay = parsed.GetValue(oneWay),
                };
                CallResult result = await client.CallAsync(request, cancellation);
                return CallOutput.Write(request, result, parsed.GetValue(json)) ? ExitCode.Success : ExitCode.Failed;
            });
    }

    private static int ParseFunction(string text) =>
        int.TryParse(text, out int function) ? function : throw new FormatException($"'{text}' is no function; give its number");

    private static T? Parse<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
            return default;
        }
    }

    private static CallArgument[] ParseArguments(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.Select(token => CallArguments.Parse(token.Value))];
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
            return [];
        }
    }
}
