namespace Samgr.Gpio;

/// <summary>Puts the gpio service into a process.</summary>
public sealed class GpioModule : ServiceModule
{
    private GpioPins? _pins;

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.SystemService, Register);

    /// <summary>
    /// Gives the pins back, for the next process that wants them: to be called once this one has been stopped, where the
    /// runtime goes on.
    /// </summary>
    public void Close() => _pins?.Close();

    private void Register(SamgrLite samgr)
    {
        GpioService service = new GpioService(samgr);
        _pins = service.Pins;
        samgr.RegisterService(service);
        samgr.RegisterDefaultFeatureApi(GpioNames.Service, _pins);
    }
}
