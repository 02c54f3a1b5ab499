using System.Text.Json;

namespace Samgr.Emulator.Control;

/// <summary>The outcome of a call.</summary>
/// <param name="Result">The result code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why it failed, in words; null when nobody said.</param>
/// <param name="Handle">The handle that was called; -1 when the service was not found.</param>
/// <param name="Token">The token that was called.</param>
/// <param name="Values">The values of the reply, as far as their types were given.</param>
/// <param name="Hex">The bytes of the reply.</param>
public sealed record CallResult(
    int Result, string Name, string? Reason, int Handle, int Token, IReadOnlyList<JsonElement>? Values, string? Hex);
