namespace Samgr.Emulator.Control;

public sealed partial class ControlClient
{
    /// <summary>The pins of the machine's board.</summary>
    public async Task<IReadOnlyList<PinInfo>> ListPinsAsync(CancellationToken cancellation = default)
        => Typed<PinInfo[]>(await SendAsync(new { cmd = "pins" }, cancellation).ConfigureAwait(false));

    /// <summary>One pin, by number or name.</summary>
    public async Task<PinInfo> ReadPinAsync(string pin, CancellationToken cancellation = default)
        => Typed<PinInfo>(await SendAsync(new { cmd = "pin-read", pin }, cancellation).ConfigureAwait(false));

    /// <summary>Drives a pin from outside: "high", "low", or "float" for no longer.</summary>
    public async Task<PinInfo> SetPinAsync(string pin, string level, CancellationToken cancellation = default)
        => Typed<PinInfo>(await SendAsync(new { cmd = "pin-set", pin, level }, cancellation).ConfigureAwait(false));

    /// <summary>Presses a button and lets go of it.</summary>
    public Task PressAsync(string button, int milliseconds, CancellationToken cancellation = default)
        => SendAsync(new { cmd = "pin-press", button, ms = milliseconds }, TimeSpan.FromMilliseconds(milliseconds), cancellation);

    /// <summary>The changes from a number on; waits a while for the first.</summary>
    /// <param name="pin">The pin, by number or name; null for all.</param>
    /// <param name="from">The number that the last answer gave; null for the present.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<PinEvents> WatchPinsAsync(string? pin, long? from, CancellationToken cancellation = default)
        => Typed<PinEvents>(await SendAsync(new { cmd = "pin-changes", pin, from }, PinCommands.Patience, cancellation).ConfigureAwait(false));
}
