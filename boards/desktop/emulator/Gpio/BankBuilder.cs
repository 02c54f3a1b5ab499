using System.Device.Gpio.Bank;

namespace Samgr.Emulator.Gpio;

/// <summary>Puts the pins of a board together.</summary>
internal static class BankBuilder
{
    internal static PinBank Build(Board board, TimeProvider time)
    {
        PinBank bank = new(time);
        foreach (BoardPin pin in board.Pins)
        {
            bank.Add(pin.Number, pin.Name, pin.InputOnly);
        }

        foreach (BoardButton button in board.Buttons)
        {
            bank.Pull(button.Pin, button.Pull switch
            {
                "up" => PinPull.Up,
                "down" => PinPull.Down,
                _ => PinPull.None,
            });
        }

        foreach (BoardWire wire in board.Wires)
        {
            bank.Wire(wire.From, wire.To);
        }

        return bank;
    }
}
