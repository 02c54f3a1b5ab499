using Samgr;

namespace Golden;

[ServiceInterface("radio")]
public interface IRadio
{
    void Turn(bool on);
}

[ServiceInterface("radio", Feature = "tuner", Version = 2)]
public interface ITuner
{
    int Frequency(int channel);
}

[Service(Group = InitGroup.SystemService, Level = TaskLevel.High)]
public sealed class Radio : IRadio, ITuner
{
    public Radio(SamgrLite samgr)
    {
        Samgr = samgr;
    }

    public readonly SamgrLite Samgr;

    public void Turn(bool on)
    {
    }

    public int Frequency(int channel) => channel * 100;
}
