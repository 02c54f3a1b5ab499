namespace System.Device.Gpio.Bank;

/// <summary>Whoever has opened pins: a process.</summary>
internal interface IPinOwner
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>A pin that it watches has changed. Called under the bank's lock, so that edges keep their order.</summary>
    void OnEdge(int pin, bool isHigh);
}
