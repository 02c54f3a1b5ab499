using System.CommandLine;
using System.CommandLine.Parsing;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Tool.Calls;
using Samgr.Tool.Choosing;
using Samgr.Tool.Interfaces;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Commands;

internal static class CallCommand
{
    private const int DefaultTimeoutS = 5;
    private const int MaxTimeoutS = 3600;

    public static Command Create()
    {
        Argument<CallTarget> target = new("SERVICE[/FEATURE]")
        {
            Description = "The service or the feature of it to call",
            CustomParser = result => TokenParser.One(result, CallTarget.Parse),
        };
        Argument<string> function = new("FUNC")
        {
            Description = "The name of the function, ping, info or stats; or, with --raw, the number of a function of a service that does not describe its interface",
        };
        Argument<string[]> arguments = new("ARGS")
        {
            Description = "Values in the order of the parameters, or NAME=VALUE: 5, On, hello, [1,2,3], {\"Sensor\":1}, null. "
                + $"With --raw values such as 5, 1.5, true, hello, or TYPE:VALUE with one of {string.Join(", ", CallTypes.Names)}",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<IReadOnlyList<CallType>?> returns = new("--returns")
        {
            Description = "With --raw: the types of the values in the reply, such as i32,str",
            HelpName = "TYPES",
            CustomParser = result => TokenParser.One(result, CallTypes.ParseList),
        };
        Option<bool> raw = new("--raw")
        {
            Description = "FUNC is the number of a function, and the arguments are written as they are given: nothing says whether they are those of the function",
        };
        Option<int> uid = new("--uid")
        {
            Description = "The user that calls; 0 unless given",
            HelpName = "N",
            CustomParser = result => TokenParser.One(result, text => TokenParser.Number(text, "uid")),
        };
        Option<int> timeout = new("--timeout")
        {
            Description = "Seconds to wait for the reply; 5 unless given",
            HelpName = "S",
            DefaultValueFactory = _ => DefaultTimeoutS,
            CustomParser = result => TokenParser.One(result, Seconds),
        };
        Option<bool> oneWay = new("--one-way") { Description = "Wait for no reply" };
        Option<bool> json = CommonOptions.Json();
        Command command = MachineCommand.Create(
            "call",
            "Call a function of a service",
            [target, function, arguments, raw, returns, uid, timeout, oneWay, json],
            async (parsed, client, cancellation) =>
            {
                CallTarget called = parsed.GetValue(target)!;
                string name = parsed.GetValue(function)!;
                string[] values = parsed.GetValue(arguments) ?? [];
                if (!parsed.GetValue(raw))
                {
                    TypedCall typed = new(called, name, values, parsed.GetValue(uid), parsed.GetValue(oneWay), parsed.GetValue(timeout) * 1000);
                    return await typed.RunAsync(client, parsed.GetValue(json), cancellation);
                }

                CallRequest request = new(called.Service, called.Feature, NumberOf(name), [.. values.Select(CallArguments.Parse)])
                {
                    Uid = parsed.GetValue(uid),
                    Returns = parsed.GetValue(returns)?.Select(type => type.WireName).ToArray(),
                    OneWay = parsed.GetValue(oneWay),
                    TimeoutMs = parsed.GetValue(timeout) * 1000,
                    Signature = IpcIo.AnySignature,
                };
                CallResult result = await ServiceChoice.ExplainAsync(client, called, [name, .. values], await client.CallAsync(request, cancellation), cancellation);
                return CallOutput.Write(request, result, parsed.GetValue(json));
            });
        command.Validators.Add(result => Validate(result, function, arguments, raw, returns));
        return command;
    }

    private static int Seconds(string text)
        => int.TryParse(text, out int seconds) && seconds is >= 1 and <= MaxTimeoutS
            ? seconds
            : throw new FormatException($"'{text}' is no time; give 1 to {MaxTimeoutS} seconds");

    private static int NumberOf(string function) => int.TryParse(function, out int number) ? number : -1;

    private static void Validate(
        CommandResult result,
        Argument<string> function,
        Argument<string[]> arguments,
        Option<bool> raw,
        Option<IReadOnlyList<CallType>?> returns)
    {
        string? name = result.GetResult(function)?.Tokens.FirstOrDefault()?.Value;
        if (name is null)
        {
            return;
        }

        if (!result.GetValue(raw))
        {
            if (int.TryParse(name, out _))
            {
                result.AddError($"'{name}' is the number of a function, and nothing says whether the arguments are those of the function; call it by its name, or add --raw");
            }
            else if (result.GetResult(returns) is not null)
            {
                result.AddError("--returns goes with --raw; of a function that is called by name the service says the types");
            }

            return;
        }

        if (NumberOf(name) < 0)
        {
            result.AddError($"'{name}' is no function; with --raw give a number from 0 on");
        }

        try
        {
            foreach (Token token in result.GetResult(arguments)?.Tokens ?? [])
            {
                CallArguments.Parse(token.Value);
            }
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
        }
    }
}
