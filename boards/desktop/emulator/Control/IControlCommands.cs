using System.Text.Json;

namespace Samgr.Emulator.Control;

/// <summary>What a control socket can do.</summary>
internal interface IControlCommands
{
    /// <summary>Carries a request out.</summary>
    /// <returns>The result; null for none.</returns>
    /// <exception cref="ControlException">It is refused, or has failed.</exception>
    Task<object?> ExecuteAsync(JsonElement request);
}
