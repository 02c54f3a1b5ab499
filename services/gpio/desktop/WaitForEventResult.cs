namespace System.Device.Gpio;

/// <summary>How a wait for an edge ended.</summary>
public struct WaitForEventResult
{
    /// <summary>The edges that came.</summary>
    public PinEventTypes EventTypes;

    /// <summary>Whether the time was over before any came.</summary>
    public bool TimedOut;
}
