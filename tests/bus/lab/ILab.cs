using Samgr.Generator.Sample;

namespace Samgr.Lab;

/// <summary>Does to callbacks and messages what a test wants done on its device.</summary>
[ServiceInterface("lab")]
public interface ILab
{
    /// <summary>Adds a number and tells how often it was asked.</summary>
    int Count(int more);

    /// <summary>Gives back what it gets.</summary>
    byte[] Echo(byte[] data);

    /// <summary>Waits on the service's thread until <see cref="Lab.Gate"/> is opened.</summary>
    void Hold();

    /// <summary>Asks for the end of an object.</summary>
    /// <returns>The code of AddDeathRecipient.</returns>
    int Watch(IAlarm alarm);

    /// <summary>Keeps an object, for <see cref="PassOn"/>.</summary>
    void Keep(IAlarm alarm);

    /// <summary>Hands the object that it keeps to the bells of a device; null for this one.</summary>
    /// <returns>The code of the call.</returns>
    int PassOn(string? device);

    /// <summary>Calls the lab of another device, which calls the lab of a third one, and so on along a way of names; the end counts.</summary>
    /// <returns>The count, or the code of the call that failed.</returns>
    int Walk(string[] way);

    /// <summary>Has the lab of another device count.</summary>
    /// <returns>The count; "code: reason" when the call fails.</returns>
    string CountOn(string device);

    /// <summary>How often the lab of another device has ended, as its proxy was told.</summary>
    int Exits();

    /// <summary>Ends this process.</summary>
    [OneWay]
    void Crash();
}
