namespace Samgr.Emulator.Control;

/// <summary>A call that the machine makes in the name of a user.</summary>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service itself.</param>
/// <param name="Func">The function.</param>
/// <param name="Args">The arguments, in the order in which the service reads them.</param>
/// <param name="Uid">The user.</param>
/// <param name="Returns">The types of the values in the reply, as in <see cref="CallArgument.Type"/>; null when unknown.</param>
/// <param name="OneWay">Whether to wait for no reply.</param>
/// <param name="TimeoutMs">How long to wait for the reply.</param>
/// <param name="Signature">
/// The signature of the function, as the description of its interface has it; 0 for a stub that is written by hand. A generated
/// stub refuses another one, but for <see cref="LiteIpc.IpcIo.AnySignature"/>: the caller answers for the arguments itself.
/// </param>
public sealed record CallRequest(
    string Service,
    string? Feature,
    int Func,
    IReadOnlyList<CallArgument>? Args = null,
    int Uid = 0,
    IReadOnlyList<string>? Returns = null,
    bool OneWay = false,
    int TimeoutMs = CallRequest.UsualTimeoutMs,
    uint Signature = 0)
{
    /// <summary>How long a caller waits who does not say it, in milliseconds.</summary>
    public const int UsualTimeoutMs = 5000;

    /// <summary>The device whose service is called, by its name here; null for this one.</summary>
    public string? Device { get; init; }
}
