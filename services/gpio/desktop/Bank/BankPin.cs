namespace System.Device.Gpio.Bank;

/// <summary>One pin: its owner, and its effect on the wire that it is connected to.</summary>
internal sealed class BankPin
{
    internal BankPin(int number, string name, bool isInputOnly)
    {
        Number = number;
        Name = name;
        IsInputOnly = isInputOnly;
        Net = new PinNet(this);
    }

    internal int Number { get; }

    internal string Name { get; }

    internal bool IsInputOnly { get; }

    internal PinNet Net { get; set; }

    internal IPinOwner? Owner { get; private set; }

    internal PinMode Mode { get; set; }

    /// <summary>The level last written to it.</summary>
    internal bool Written { get; set; }

    internal bool IsWatched { get; set; }

    /// <summary>The resistor on the board.</summary>
    internal PinPull BoardPull { get; set; }

    /// <summary>The level to which the world outside drives the pin; null while it does not.</summary>
    internal bool? Outside { get; set; }

    internal bool IsOutput => Owner != null && Mode >= PinMode.Output;

    /// <summary>The level to which the pin itself drives its wire; null while it does not.</summary>
    internal bool? Driven => !IsOutput ? null : Mode switch
    {
        PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp => Written ? null : false,
        PinMode.OutputOpenSource or PinMode.OutputOpenSourcePullDown => Written ? true : null,
        _ => Written,
    };

    internal bool PullsUp => BoardPull == PinPull.Up || (Owner != null && Mode is PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp);

    internal void OpenFor(IPinOwner? owner)
    {
        Owner = owner;
        Mode = PinMode.Input;
        Written = false;
        IsWatched = false;
    }

    internal bool Supports(PinMode mode)
        => IsInputOnly ? mode == PinMode.Input : mode is >= PinMode.Input and <= PinMode.OutputOpenSourcePullDown;
}
