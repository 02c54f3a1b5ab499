using System.CommandLine;
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
            CustomParser = result => TokenParser.One(result, CallTarget.Parse),
        };
        Argument<int> function = new("FUNC")
        {
            Description = "The number of the function",
            CustomParser = result => TokenParser.One(result, text => TokenParser.Number(text, "function")),
        };
        Argument<CallArgument[]> arguments = new("ARGS")
        {
            Description = $"Values such as 5, 1.5, true, hello, or TYPE:VALUE with one of {string.Join(", ", CallTypes.Names)}",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = result => TokenParser.Many(result, CallArguments.Parse),
        };
        Option<IReadOnlyList<CallType>?> returns = new("--returns")
        {
            Description = "The types of the values in the reply, such as i32,str",
            HelpName = "TYPES",
            CustomParser = result => TokenParser.One(result, CallTypes.ParseList),
        };
        Option<int> uid = new("--uid")
        {
            Description = "The user that calls; 0 unless given",
            HelpName = "N",
            CustomParser = result => TokenParser.One(result, text => TokenParser.Number(text, "uid")),
        };
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
}
