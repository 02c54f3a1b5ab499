using System.Text.Json.Nodes;
using LiteIpc;
using Samgr.Emulator.Control;

namespace Samgr.Emulator.Interfaces;

/// <summary>How a call of a function with a known interface went.</summary>
/// <param name="Result">The result code: that of the call, or that which the service threw.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it failed; null when nobody said.</param>
/// <param name="Handle">The handle that was called; -1 when the service was not found.</param>
/// <param name="Token">The token that was called.</param>
/// <param name="Values">The values that came back, by their names; null when it failed.</param>
public sealed record TypedReply(int Result, string Name, string? Reason, int Handle, int Token, JsonObject? Values)
{
    /// <summary>Reads what came of a call.</summary>
    /// <param name="info">The interface.</param>
    /// <param name="method">The function.</param>
    /// <param name="result">The outcome of the call.</param>
    /// <exception cref="FormatException">The reply is not that of the interface.</exception>
    public static TypedReply Read(InterfaceInfo info, MethodInfo method, CallResult result)
    {
        if (result.Result != EC.Success)
        {
            return Failed(result);
        }

        if (method.OneWay || result.Hex is null)
        {
            return new TypedReply(EC.Success, EC.NameOf(EC.Success), null, result.Handle, result.Token, []);
        }

        MessageReader reply = new(info, Convert.FromHexString(result.Hex));
        int status = reply.ReadStatus();
        if (status != EC.Success)
        {
            return new TypedReply(status, EC.NameOf(status), reply.ReadText(), result.Handle, result.Token, null);
        }

        JsonObject values = [];
        foreach (ValueInfo value in method.Received)
        {
            values[value.Name] = reply.Read(InterfaceType.Of(value));
        }

        return reply.IsComplete
            ? new TypedReply(status, EC.NameOf(status), null, result.Handle, result.Token, values)
            : throw new FormatException("the reply is not that of the interface");
    }

    /// <summary>A call that did not come through.</summary>
    public static TypedReply Failed(CallResult result) =>
        new(result.Result, result.Name, result.Reason, result.Handle, result.Token, null);
}
