using System.Device.Gpio.Bank;
using Samgr.Emulator.Log;
using Samgr.Emulator.Trace;

namespace Samgr.Emulator.Gpio;

/// <summary>The board of a running machine: its pins, and everybody who wants to know of their changes.</summary>
internal sealed class MachineBoard : IDisposable
{
    private readonly TraceWriter? _trace;
    private readonly VcdWriter? _waves;

    internal MachineBoard(Board board, TimeProvider time, TraceWriter? trace, TextWriter? waves, Action<string>? failed = null)
    {
        Board = board;
        Bank = BankBuilder.Build(board, time);
        _trace = trace;
        _waves = waves == null ? null : new VcdWriter(waves, board.Name, Bank.List(), failed ?? (_ => { }));
        Bank.Changed = OnChanged;
    }

    internal Board Board { get; }

    internal PinBank Bank { get; }

    internal PinJournal Journal { get; } = new();

    /// <summary>The wave forms, where they are written.</summary>
    internal VcdWriter? Waves => _waves;

    /// <summary>Finds a pin by number, by name, or by the name of the LED or button at it.</summary>
    internal BoardPin? Find(string text)
    {
        int? number = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int parsed)
            ? parsed
            : Board.Leds.FirstOrDefault(led => IsNamed(led.Name, text))?.Pin ?? FindButton(text)?.Pin;
        return Board.Pins.FirstOrDefault(pin => number == null ? IsNamed(pin.Name, text) : pin.Number == number);
    }

    internal BoardButton? FindButton(string text) => Board.Buttons.FirstOrDefault(button => IsNamed(button.Name, text));

    public void Dispose()
    {
        Journal.Close();
        Bank.Changed = null;
        _waves?.Finish(Bank.Now);
        _waves?.Dispose();
    }

    private static bool IsNamed(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private void OnChanged(PinChange change)
    {
        int by = (change.Cause as ProcessPins)?.Pid ?? WellKnownPid.Kernel;
        _trace?.Write(by, "pin", json =>
        {
            json.WriteNumber("pin", change.Pin);
            json.WriteString("name", change.Name);
            json.WriteString("level", change.IsHigh ? "high" : "low");
        });
        _waves?.Write(change, by);
        Journal.Add(change);
    }
}
