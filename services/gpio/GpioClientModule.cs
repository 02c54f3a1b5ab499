namespace Samgr.Gpio;

/// <summary>
/// Lets a process use the gpio service of another one through <see cref="IGpio"/>. Where the process has Broadcast as well,
/// edges of watched pins are published in it.
/// </summary>
/// <remarks>
/// The edges come in through a service named <see cref="GpioNames.ClientService"/> and the process's pid, which a policy has
/// to let the process provide and both processes use.
/// </remarks>
public sealed class GpioClientModule : ServiceModule
{
    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        EdgeRelay relay = new EdgeRelay(samgr);
        samgr.RegisterFactory(GpioNames.Service, null, relay);
        samgr.InitCalls.Add(InitGroup.SystemFeature, relay.Register);
    }
}
