using System.Device.Gpio;
using System.Device.Gpio.Backend;
using System.Device.Gpio.Bank;

namespace Samgr.Gpio.Tests;

public sealed class PinBankTests
{
    private readonly PinBank _bank = new(TimeProvider.System);
    private readonly TestOwner _first = new("first");
    private readonly TestOwner _second = new("second");

    public PinBankTests()
    {
        _bank.Add(1, "P1", isInputOnly: false);
        _bank.Add(2, "P2", isInputOnly: false);
        _bank.Add(3, "P3", isInputOnly: true);
    }

    [Fact]
    public void A_pin_belongs_to_who_opened_it()
    {
        Assert.Equal(PinResult.Success, _bank.Open(_first, 1));
        Assert.Equal(PinResult.InUse, _bank.Open(_second, 1));
        Assert.Equal(PinResult.NotOpen, _bank.Write(_second, 1, true));
        Assert.Equal(PinResult.NotOpen, _bank.Read(_second, 1));
        Assert.Equal(PinResult.NotOpen, _bank.Watch(_second, 1, true));
        Assert.Equal(PinResult.NotOpen, _bank.Close(_second, 1));
        Assert.Equal(PinResult.UnknownPin, _bank.Open(_first, 9));
        Assert.Equal(PinResult.UnknownPin, _bank.Read(_first, -1));
    }

    [Fact]
    public void The_pins_of_who_has_gone_are_free_and_no_longer_driven()
    {
        _bank.Open(_first, 1);
        _bank.SetMode(_first, 1, PinMode.Output);
        _bank.Write(_first, 1, true);

        _bank.CloseAll(_first);

        Assert.False(_bank.List()[0].IsHigh);
        Assert.Equal(PinResult.Success, _bank.Open(_second, 1));
    }

    [Fact]
    public void Modes_are_checked()
    {
        _bank.Open(_first, 3);
        Assert.Equal(PinResult.UnsupportedMode, _bank.SetMode(_first, 3, PinMode.Output));
        Assert.Equal(PinResult.UnsupportedMode, _bank.SetMode(_first, 3, (PinMode)77));
        Assert.Equal(PinResult.NotOutput, _bank.Write(_first, 3, true));
    }

    [Fact]
    public void A_wire_carries_the_level_and_whoever_watches_its_end_is_told()
    {
        _bank.Wire(1, 2);
        _bank.Open(_first, 1);
        _bank.SetMode(_first, 1, PinMode.Output);
        _bank.Open(_second, 2);
        _bank.Watch(_second, 2, true);

        _bank.Write(_first, 1, true);
        _bank.Write(_first, 1, true);
        _bank.Write(_first, 1, false);

        Assert.Equal(["2 high", "2 low"], _second.Edges);
        Assert.Empty(_first.Edges);
    }

    [Theory]
    [InlineData(PinMode.Output, true, true)]
    [InlineData(PinMode.OutputOpenDrain, true, false)]
    [InlineData(PinMode.OutputOpenDrainPullUp, true, true)]
    [InlineData(PinMode.OutputOpenDrainPullUp, false, false)]
    [InlineData(PinMode.OutputOpenSource, true, true)]
    [InlineData(PinMode.OutputOpenSourcePullDown, false, false)]
    public void An_output_drives_what_its_mode_says(PinMode mode, bool written, bool level)
    {
        _bank.Open(_first, 1);
        _bank.SetMode(_first, 1, mode);
        _bank.Write(_first, 1, written);
        Assert.Equal(level ? 1 : 0, _bank.Read(_first, 1));
    }

    [Fact]
    public void A_resistor_counts_only_while_nobody_drives()
    {
        _bank.Open(_first, 1);
        _bank.SetMode(_first, 1, PinMode.InputPullUp);
        Assert.Equal(1, _bank.Read(_first, 1));

        Assert.Equal(PinResult.Success, _bank.Drive(1, false));
        Assert.Equal(0, _bank.Read(_first, 1));

        Assert.Equal(PinResult.Success, _bank.Drive(1, null));
        Assert.Equal(1, _bank.Read(_first, 1));
    }

    [Fact]
    public void The_world_outside_does_not_fight_an_output()
    {
        _bank.Open(_first, 1);
        _bank.SetMode(_first, 1, PinMode.Output);
        Assert.Equal(PinResult.InUse, _bank.Drive(1, true));
        Assert.Equal(PinResult.UnknownPin, _bank.Drive(9, true));
    }
}
