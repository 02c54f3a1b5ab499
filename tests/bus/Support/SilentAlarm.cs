using Samgr.Generator.Sample;

namespace LiteIpc.Bus.Tests.Support;

/// <summary>An object that is passed, and answers at once.</summary>
internal sealed class SilentAlarm : IAlarm
{
    public void OnTooWarm(Reading reading)
    {
    }

    public bool GoOn(string question, out int times)
    {
        times = 0;
        return true;
    }
}
