using LiteIpc;
using Samgr.Emulator.Calls;

namespace Samgr.Emulator.Control;

/// <summary>A call of a user, in the forms in which it is made at a kernel.</summary>
internal static class ServiceCall
{
    /// <summary>Makes a call at the machine's kernel.</summary>
    /// <exception cref="ControlException">Its arguments cannot be.</exception>
    internal static CallResult Make(IpcKernel kernel, CallRequest call) => Read(call, OutsideCall.Make(kernel, Write(call), call.Device));

    /// <summary>The call as a kernel takes it.</summary>
    /// <exception cref="ControlException">Its arguments cannot be.</exception>
    internal static OutsideRequest Write(CallRequest call)
        => new(call.Service, call.Feature, call.Func, call.Uid, call.OneWay, call.TimeoutMs, call.Signature, CallValues.Write(call.Args ?? []).ToArray());

    /// <summary>The outcome of the call, with the values of its reply.</summary>
    /// <exception cref="ControlException">It was not made.</exception>
    internal static CallResult Read(CallRequest call, OutsideAnswer answer) => !answer.IsMade
        ? throw new ControlException(answer.Result, answer.Reason ?? EC.NameOf(answer.Result))
        : new CallResult(
            answer.Result,
            EC.NameOf(answer.Result),
            answer.Reason,
            answer.Handle,
            answer.Token,
            answer.Reply is { } reply ? CallValues.Read(reply, call.Returns ?? []) : null,
            answer.Reply is { } bytes ? Convert.ToHexStringLower(bytes) : null);
}
