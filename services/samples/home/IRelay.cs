using LiteIpc;

namespace Samgr.Samples.Home;

/// <summary>A relay that switches a lamp.</summary>
[ServiceInterface("relay")]
public interface IRelay
{
    /// <summary>Whether it is on.</summary>
    bool IsOn();

    /// <summary>Switches it.</summary>
    /// <exception cref="ServiceException">The code of the pin: <see cref="EC.Busy"/> when somebody else has it, <see cref="EC.NoInit"/> when there are no pins.</exception>
    void Switch(bool isOn);

    /// <summary>Switches it to what it was not.</summary>
    /// <returns>Whether it is on now.</returns>
    /// <exception cref="ServiceException">As for <see cref="Switch"/>.</exception>
    bool Toggle();
}
