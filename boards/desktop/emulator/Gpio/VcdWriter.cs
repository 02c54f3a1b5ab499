using System.Device.Gpio.Bank;
using System.Globalization;

namespace Samgr.Emulator.Gpio;

/// <summary>The wave forms of the pins as a value change dump of IEEE 1364, which logic analyser viewers read.</summary>
internal sealed class VcdWriter
{
    private const int FirstCode = '!';
    private const int Codes = '~' - '!' + 1;

    private readonly TextWriter _writer;
    private readonly Dictionary<int, string> _codes = [];
    private long _time;

    internal VcdWriter(TextWriter writer, string board, IReadOnlyList<PinState> pins)
    {
        _writer = writer;
        Line("$version SAMgr Lite emulator $end");
        Line("$timescale 1us $end");
        Line($"$scope module {board} $end");
        foreach (PinState pin in pins)
        {
            _codes[pin.Number] = Code(_codes.Count);
            Line($"$var wire 1 {_codes[pin.Number]} {pin.Name} $end");
        }

        Line("$upscope $end");
        Line("$enddefinitions $end");
        Line("#0");
        Line("$dumpvars");
        foreach (PinState pin in pins)
        {
            Level(pin.Number, pin.IsHigh);
        }

        Line("$end");
        _writer.Flush();
    }

    internal void Write(PinChange change)
    {
        Stamp(change.Time);
        Level(change.Pin, change.IsHigh);
        _writer.Flush();
    }

    /// <summary>Says how long the last levels lasted.</summary>
    internal void Finish(TimeSpan now)
    {
        Stamp(now);
        _writer.Flush();
    }

    private static string Code(int index)
        => index < Codes
            ? ((char)(FirstCode + index)).ToString()
            : Code((index / Codes) - 1) + Code(index % Codes);

    private void Stamp(TimeSpan at)
    {
        long time = (long)at.TotalMicroseconds;
        if (time > _time)
        {
            _time = time;
            Line(string.Create(CultureInfo.InvariantCulture, $"#{time}"));
        }
    }

    private void Level(int pin, bool isHigh) => Line((isHigh ? "1" : "0") + _codes[pin]);

    private void Line(string text) => _writer.Write(text + "\n");
}
