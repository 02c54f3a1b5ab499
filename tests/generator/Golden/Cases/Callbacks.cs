using Samgr;

namespace Golden;

[CallbackInterface]
public interface IListener
{
    [OneWay]
    void OnChanged(string key, int value);

    bool Confirm(string question);
}

[ServiceInterface("settings")]
public interface ISettings
{
    void Watch(string key, IListener listener);

    void Unwatch(IListener? listener);

    bool Replace(IListener old, IListener? successor);
}
