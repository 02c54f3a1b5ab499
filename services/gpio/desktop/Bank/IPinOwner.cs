namespace System.Device.Gpio.Bank;

/// <summary>The owner of open pins: a process. Owners are told apart by reference.</summary>
public interface IPinOwner
{
    /// <summary>Its name for people.</summary>
    string Name { get; }

    /// <summary>
    /// A pin that it watches has changed. Called under the bank's lock, so that edges keep their order: it must neither wait nor call the
    /// bank.
    /// </summary>
    void OnEdge(int pin, bool isHigh);
}
