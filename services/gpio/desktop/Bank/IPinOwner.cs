namespace System.Device.Gpio.Bank;

/// <summary>The owner of open pins: a process.</summary>
internal interface IPinOwner
{
    /// <summary>Its name for people.</summary>
    string Name { get; }

    /// <summary>A pin that it watches has changed. Called under the bank's lock, so that edges keep their order.</summary>
    void OnEdge(int pin, bool isHigh);
}
