namespace Samgr.Gpio;

/// <summary>Puts the gpio service into a process.</summary>
public sealed class GpioModule : ServiceModule
{
    private GpioService? _service;

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            _service = new GpioService();
            installed.RegisterService(_service);
            installed.RegisterDefaultFeatureApi(GpioNames.Service, _service.Api);
        });

    /// <summary>
    /// Gives the pins back, for the next process that wants them: to be called once this one has been stopped, where the
    /// runtime goes on.
    /// </summary>
    public void Close() => _service?.Pins.Close();
}
