namespace Samgr.DeviceTests.Support;

/// <summary>Puts services that remember their messages into a process.</summary>
internal sealed class RecorderModule : ServiceModule
{
    private readonly Recorder[] _recorders;

    internal RecorderModule(params Recorder[] recorders)
    {
        _recorders = recorders;
    }

    public override void Install(SamgrLite samgr)
        => samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            foreach (Recorder recorder in _recorders)
            {
                installed.RegisterService(recorder);
            }
        });
}
