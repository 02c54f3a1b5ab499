namespace System.Device.Gpio;

/// <summary>How a pin is used.</summary>
public enum PinMode
{
    /// <summary>It is read and follows the level that drives it.</summary>
    Input = 0,

    /// <summary>It is read and is low while nothing drives it.</summary>
    InputPullDown = 1,

    /// <summary>It is read and is high while nothing drives it.</summary>
    InputPullUp = 2,

    /// <summary>It is driven, high or low.</summary>
    Output = 3,

    /// <summary>It is driven low, or not at all.</summary>
    OutputOpenDrain = 4,

    /// <summary>It is driven low, or pulled up.</summary>
    OutputOpenDrainPullUp = 5,

    /// <summary>It is driven high, or not at all.</summary>
    OutputOpenSource = 6,

    /// <summary>It is driven high, or pulled down.</summary>
    OutputOpenSourcePullDown = 7,
}
