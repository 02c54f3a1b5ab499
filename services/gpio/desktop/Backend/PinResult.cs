namespace System.Device.Gpio.Backend;

/// <summary>How an operation on a pin ended, as a number that also travels between a process and its machine.</summary>
internal static class PinResult
{
    internal const int Success = 0;

    internal const int UnknownPin = -101;

    internal const int InUse = -102;

    internal const int NotOpen = -103;

    internal const int UnsupportedMode = -104;

    internal const int NotOutput = -105;

    internal const int NoBoard = -106;

    /// <summary>Throws what nanoFramework throws for a result.</summary>
    /// <returns>The result where it is not an error.</returns>
    internal static int Check(int result, int pin) => result switch
    {
        >= Success => result,
        UnknownPin => throw new InvalidOperationException($"the board has no pin {pin}"),
        UnsupportedMode => throw new ArgumentException($"pin {pin} does not support this mode"),
        InUse => throw new InvalidOperationException($"pin {pin} is in use"),
        NotOpen => throw new InvalidOperationException($"pin {pin} is not open"),
        NotOutput => throw new ArgumentException($"pin {pin} is not an output"),
        NoBoard => throw new NotSupportedException("this machine has no board: name one with \"board\" in its scenario"),
        _ => throw new InvalidOperationException($"pin {pin} cannot be reached ({result}): the machine has gone"),
    };
}
