namespace System.Device.Gpio.Bank;

/// <summary>Pins that are wired to each other and so have one level.</summary>
internal sealed class PinNet
{
    internal PinNet(BankPin first)
    {
        Pins.Add(first);
    }

    internal List<BankPin> Pins { get; } = [];

    internal bool IsHigh { get; private set; }

    internal void Join(PinNet other)
    {
        foreach (BankPin pin in other.Pins)
        {
            pin.Net = this;
            Pins.Add(pin);
        }
    }

    /// <summary>Finds the level anew. A pin that drives low wins, then one that drives high, then a resistor to high.</summary>
    /// <returns>Whether it has changed.</returns>
    internal bool Settle()
    {
        bool was = IsHigh;
        IsHigh = Resolve();
        return IsHigh != was;
    }

    private bool Resolve()
    {
        bool isDrivenHigh = false;
        bool isPulledUp = false;
        foreach (BankPin pin in Pins)
        {
            if (pin.Driven == false || pin.Outside == false)
            {
                return false;
            }

            isDrivenHigh |= pin.Driven == true || pin.Outside == true;
            isPulledUp |= pin.PullsUp;
        }

        return isDrivenHigh || isPulledUp;
    }
}
