using System.Device.Gpio.Bank;
using System.Globalization;
using System.Text;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Gpio;

/// <summary>
/// The wave forms of the pins as a value change dump of IEEE 1364, which logic analyser viewers read. Changes that are left
/// out, as the writer is too slow or has failed, are counted, and a comment stands in their place.
/// </summary>
internal sealed class VcdWriter : IDisposable
{
    private const int FirstCode = '!';
    private const int Codes = '~' - '!' + 1;

    private readonly LineOutput _output;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, string> _codes = [];
    private long _time;
    private int _unsaid;

    internal VcdWriter(TextWriter writer, string board, IReadOnlyList<PinState> pins, Action<string> failed)
    {
        _output = new LineOutput("wave forms", writer.Write, writer.Flush, failed);
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
        Put(WellKnownPid.Kernel);
    }

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    internal string? Fault => _output.Fault;

    /// <summary>How many changes were left out.</summary>
    internal long LeftOut => _output.LeftOut;

    /// <summary>Takes a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="by">The pid of the process that caused it.</param>
    internal void Write(PinChange change, int by)
    {
        lock (_text)
        {
            if (_unsaid > 0)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"$comment {_unsaid} changes left out $end"));
            }

            Stamp(change.Time);
            Level(change.Pin, change.IsHigh);
            Put(by);
        }
    }

    /// <summary>Says how long the last levels lasted.</summary>
    internal void Finish(TimeSpan now)
    {
        lock (_text)
        {
            Stamp(now);
            Put(WellKnownPid.Kernel);
        }
    }

    public void Dispose() => _output.Dispose();

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

    private void Line(string text) => _text.Append(text).Append('\n');

    private void Put(int by)
    {
        _unsaid = _text.Length == 0 || _output.Write(by, _text.ToString()) ? 0 : _unsaid + 1;
        _text.Clear();
    }
}
