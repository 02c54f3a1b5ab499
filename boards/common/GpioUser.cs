using LiteIpc;
using Samgr.Gpio;

namespace Samgr.Boards;

/// <summary>
/// Base of a service that uses pins of the gpio service of another process. Sets its pins up when that service is found, and
/// again each time it has come back under another handle. When it does not get them, it logs that once and goes on without.
/// </summary>
/// <remarks>Everything runs on the thread that the services of a board share.</remarks>
public abstract class GpioUser : DependentService
{
    private int _handle = SvcIdentity.InvalidHandle;
    private bool _hasPins;

    /// <inheritdoc/>
    protected override string DependsOn => GpioNames.Service;

    /// <inheritdoc/>
    public override TaskConfig GetTaskConfig() => BoardLimits.SharedTask;

    /// <summary>Configures the pins.</summary>
    /// <returns><see cref="EC.Success"/>, or the code of the call that failed.</returns>
    protected abstract int SetUp(IGpio gpio);

    /// <summary>Called at each heartbeat while the pins are set up.</summary>
    /// <returns><see cref="EC.Success"/>, or the code of the call that failed.</returns>
    protected abstract int Beat(IGpio gpio);

    /// <inheritdoc/>
    protected override void OnFound() => OnHeartbeat();

    /// <inheritdoc/>
    protected override int OnHeartbeat()
    {
        GpioClient gpio = (GpioClient)Proxy!;
        if (gpio.Target.Handle != _handle || _handle == SvcIdentity.InvalidHandle)
        {
            int result = SetUp(gpio);
            if (result != EC.Success && !IsRefusal(result))
            {
                return result;
            }

            _handle = gpio.Target.Handle;
            _hasPins = result == EC.Success;
            if (!_hasPins)
            {
                Log(LogLevel.Warn, "has no pins and goes on without: " + EC.NameOf(result));
            }
        }

        return _hasPins ? Beat(gpio) : EC.Success;
    }

    /// <summary>The answer of a service that will not say anything else when it is asked again.</summary>
    private static bool IsRefusal(int result) => result == EC.NoInit || result == EC.Invalid || result == EC.Busy;
}
