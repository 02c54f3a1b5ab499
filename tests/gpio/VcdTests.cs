using System.Device.Gpio;
using Samgr.Emulator.Gpio;

namespace Samgr.Gpio.Tests;

public sealed class VcdTests
{
    [Fact]
    public void Wave_forms_are_written_as_a_value_change_dump()
    {
        TestClock time = new();
        Board board = new()
        {
            Name = "bench",
            Pins =
            [
                new BoardPin { Number = 0, Name = "GPIO0" },
                new BoardPin { Number = 2, Name = "GPIO2" },
                new BoardPin { Number = 4, Name = "GPIO4" },
            ],
            Buttons = [new BoardButton { Name = "BOOT", Pin = 0, Pull = "up", ActiveLow = true }],
            Wires = [new BoardWire { From = 2, To = 4 }],
        };
        using StringWriter waves = new();
        using (MachineBoard machine = new(board, time, null, waves))
        {
            TestOwner owner = new("owner");
            machine.Bank.Open(owner, 2);
            machine.Bank.SetMode(owner, 2, PinMode.Output);
            time.Advance(TimeSpan.FromMicroseconds(1000));
            machine.Bank.Drive(0, false);
            time.Advance(TimeSpan.FromMicroseconds(500));
            machine.Bank.Write(owner, 2, true);
            time.Advance(TimeSpan.FromMicroseconds(1000));
            machine.Bank.Drive(0, null);
            time.Advance(TimeSpan.FromMicroseconds(1500));
        }

        using StreamReader expected = new(typeof(VcdTests).Assembly.GetManifestResourceStream("expected.vcd")!);
        Assert.Equal(expected.ReadToEnd().ReplaceLineEndings("\n"), waves.ToString());
    }
}
