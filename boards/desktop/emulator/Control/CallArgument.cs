using System.Text.Json;

namespace Samgr.Emulator.Control;

/// <summary>An argument of a call.</summary>
/// <param name="Type">bool, i32, i64, u32, u64, f32, f64 or str; raw for bytes in base 64 that are written as they are.</param>
/// <param name="Value">The value as JSON.</param>
public sealed record CallArgument(string Type, JsonElement Value);
