namespace Samgr.Emulator.Control;

public sealed partial class ControlClient
{
    /// <summary>The devices that were paired with the machine.</summary>
    public async Task<IReadOnlyList<DeviceEntry>> ListDevicesAsync(CancellationToken cancellation = default)
        => Typed<DeviceEntry[]>(await SendAsync(new { cmd = "devices" }, cancellation).ConfigureAwait(false));

    /// <summary>Has the machine dial a device that was paired with it, until it is detached. Does not wait for the link.</summary>
    /// <param name="address">Where the device listens, such as tcp:192.168.1.20:7070.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task AttachAsync(string address, CancellationToken cancellation = default) => SendAsync(new { cmd = "attach", address }, cancellation);

    /// <summary>Has the machine end the link of an attached device, and dial it no more.</summary>
    /// <param name="address">The address that was attached.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task DetachAsync(string address, CancellationToken cancellation = default) => SendAsync(new { cmd = "detach", address }, cancellation);
}
