using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>A call from outside into a program: made at the kernel within it, as <see cref="ServiceCall"/> makes it at that of the machine.</summary>
internal static class InnerCall
{
    /// <summary>What came of a call, or why it was not made.</summary>
    private sealed record Outcome(CallResult? Result, int Code, string? Error);

    /// <summary>Makes a call within the program.</summary>
    /// <param name="driver">The door of any process of its kernel; null when none runs.</param>
    /// <param name="request">What <see cref="Write"/> has written.</param>
    /// <returns>What <see cref="Read"/> reads.</returns>
    internal static string Make(IIpcDriver? driver, string request)
    {
        try
        {
            CallRequest call = JsonSerializer.Deserialize<CallRequest>(request, ControlJson.Options)!;
            return driver is IpcProcess process
                ? Text(new Outcome(ServiceCall.Make(process.Kernel, call), EC.Success, null))
                : Text(new Outcome(null, EC.NoService, "no process of the program is up"));
        }
        catch (ControlException error)
        {
            return Text(new Outcome(null, error.Code, error.Message));
        }
        catch (Exception error)
        {
            return Text(new Outcome(null, EC.Failure, "the program failed at this call: " + error.Message));
        }
    }

    /// <summary>A call as a question to a program.</summary>
    internal static string Write(CallRequest call) => JsonSerializer.Serialize(call, ControlJson.Options);

    /// <summary>What came of a call.</summary>
    /// <exception cref="ControlException">It was not made.</exception>
    internal static CallResult Read(string answer)
    {
        Outcome outcome;
        try
        {
            outcome = JsonSerializer.Deserialize<Outcome>(answer, ControlJson.Options) ?? new Outcome(null, EC.Failure, null);
        }
        catch (JsonException)
        {
            outcome = new Outcome(null, EC.Failure, null);
        }

        return outcome.Result ?? throw new ControlException(outcome.Code, outcome.Error ?? "the program gave no answer that can be read");
    }

    private static string Text(Outcome outcome) => JsonSerializer.Serialize(outcome, ControlJson.Options);
}
