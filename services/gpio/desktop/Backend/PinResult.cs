namespace System.Device.Gpio.Backend;

/// <summary>How an operation on a pin ended, as a number that also travels between a process and its machine.</summary>
public static class PinResult
{
    /// <summary>It was done.</summary>
    public const int Success = 0;

    /// <summary>The board has no pin of that number.</summary>
    public const int UnknownPin = -101;

    /// <summary>Somebody has opened the pin, or drives its wire the other way.</summary>
    public const int InUse = -102;

    /// <summary>The caller has not opened the pin.</summary>
    public const int NotOpen = -103;

    /// <summary>The pin cannot be used so.</summary>
    public const int UnsupportedMode = -104;

    /// <summary>The pin is not in a mode that drives its wire.</summary>
    public const int NotOutput = -105;

    /// <summary>The machine has no board with pins, or the process has ended.</summary>
    public const int NoBoard = -106;

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
