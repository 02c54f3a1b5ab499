using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;
using Samgr.Tool.Choosing;
using Samgr.Tool.Rendering;
using Samgr.Tool.Usage;

namespace Samgr.Tool.Interfaces;

/// <summary>A call of a function by its name: the service says what its arguments and results are.</summary>
/// <param name="Target">The service or feature that is called.</param>
/// <param name="Function">The name of the function.</param>
/// <param name="Arguments">The arguments as the command line has them.</param>
/// <param name="Uid">The user that calls.</param>
/// <param name="OneWay">Whether to wait for no reply.</param>
/// <param name="TimeoutMs">How long to wait for the reply, in milliseconds.</param>
internal sealed record TypedCall(CallTarget Target, string Function, IReadOnlyList<string> Arguments, int Uid, bool OneWay, int TimeoutMs)
{
    /// <summary>Calls, and prints what comes back.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(ControlClient client, bool asJson, CancellationToken cancellation)
    {
        InterfaceReading reading = await client.DescribeAsync(Target.Service, Target.Feature, Uid, TimeoutMs, cancellation);
        if (reading.Failure is { } failure)
        {
            // The request for the interface failed: the function itself has not been called.
            CallResult explained = await ServiceChoice.ExplainAsync(client, Target, [Function, .. Arguments], failure, cancellation);
            if (explained.Handle == SvcIdentity.InvalidHandle || Function == MethodChoice.Info.Name)
            {
                return TypedOutput.Write(Target, Function, TypedReply.Failed(explained), asJson);
            }

            CallResult asked = explained with { Reason = $"{explained.Reason}; that is the question for the interface, and {Function} was not called" };
            return TypedOutput.Write(Target, MethodChoice.Info.Name, TypedReply.Failed(asked), asJson);
        }

        if (reading.Text is null)
        {
            throw Refused(
                $"'{Function}' is no function that can be called by name: {Target} does not describe its interface, since its stub is not a generated one; "
                + $"call it by number: samgr call {Target} --raw FUNC [ARGS] --returns TYPES");
        }

        (InterfaceInfo info, MethodInfo method, byte[] request) = Prepare(reading.Text);
        if (method == MethodChoice.Info)
        {
            TypedOutput.Write(info, reading.Text, asJson);
            return ExitCode.Success;
        }

        if (OneWay && method.Received.Any())
        {
            throw Refused($"{method.Name} gives something back; call it without --one-way");
        }

        CallRequest call = new(
            Target.Service, Target.Feature, method.Id, Raw(request), Uid, null, OneWay || method.OneWay, TimeoutMs, Signature: method.Signature);
        CallResult result = await client.CallAsync(call, cancellation);
        return TypedOutput.Write(Target, method.Name, Read(info, method, result), asJson);
    }

    private static IReadOnlyList<CallArgument> Raw(byte[] request) =>
        request.Length == 0 ? [] : [new CallArgument("raw", JsonSerializer.SerializeToElement(Convert.ToBase64String(request)))];

    private static ToolException Refused(string message) =>
        new(ExitCode.BadInput, UsageProblem.WithHelp(message, "call"));

    private static TypedReply Read(InterfaceInfo info, MethodInfo method, CallResult result)
    {
        try
        {
            return TypedReply.Read(info, method, result);
        }
        catch (FormatException error)
        {
            throw new ToolException(ExitCode.Failed, $"{method.Name}: {error.Message}; was the service replaced meanwhile? Call again");
        }
    }

    private (InterfaceInfo Info, MethodInfo Method, byte[] Request) Prepare(string text)
    {
        try
        {
            InterfaceInfo info = InterfaceInfo.Parse(text);
            (MethodInfo method, byte[] request) = MethodChoice.Find(info, Function, Arguments);
            return (info, method, request);
        }
        catch (FormatException error)
        {
            throw Refused(error.Message);
        }
    }
}
