using LiteIpc;
using Samgr.Emulator.Log;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Log;

public sealed class LogFaultTests
{
    private readonly TestLog _lines = new();

    [Fact]
    public void Fault_S4_ALogThatCannotBeWrittenHarmsNobody()
    {
        using FullDisk disk = new(1);
        using MachineLog log = new(disk, LogLevel.Info, TimeProvider.System);

        for (int i = 0; i < 3; i++)
        {
            log.Init(LogLevel.Info, "a line");
        }
    }

    [Fact]
    public void Fault_S17_AProcessThatFloodsTheLogLosesItsOwnLinesOnly()
    {
        using HeldWriter held = new(_lines);
        using (MachineLog log = new(held, LogLevel.Info, TimeProvider.System))
        {
            for (int i = 0; i < 20_000; i++)
            {
                log.Write(LogLevel.Info, 6, 64, "flood", new string('x', 1000));
            }

            log.Write(LogLevel.Info, 5, 32, "honest", "here I am");
            held.Release();
        }

        Assert.Contains(_lines.Lines, line => line.EndsWith("honest: here I am", StringComparison.Ordinal));
        Assert.Contains(_lines.Lines, line => line.Contains("pid 6") && line.Contains("left out"));
        Assert.True(_lines.Lines.Count < 10_000, $"{_lines.Lines.Count} lines of 20,000 were written");
    }

    [Theory]
    [InlineData("a\u202Eb", "a\\u202eb")]
    [InlineData("a\u2066b\u2069", "a\\u2066b\\u2069")]
    [InlineData("a\u200Eb\u200F", "a\\u200eb\\u200f")]
    [InlineData("a\u061Cb", "a\\u061cb")]
    [InlineData("a\u0085b\u009B31m", "a\\u0085b\\u009b31m")]
    [InlineData("a\u2028b\u2029", "a\\u2028b\\u2029")]
    [InlineData("a\u001b[31m\u007f\0", "a\\u001b[31m\\u007f\\u0000")]
    [InlineData("a\uFEFFb", "a\\ufeffb")]
    [InlineData("\u4F60\u597D \U0001F600", "\u4F60\u597D \U0001F600")]
    public void Fault_S17_ACharacterThatATerminalWouldObeyIsShownAsItsNumber(string text, string shown)
    {
        using (MachineLog log = new(_lines, LogLevel.Info, TimeProvider.System))
        {
            log.Write(LogLevel.Info, 6, 64, "tag", text);
        }

        Assert.EndsWith(" I tag: " + shown, _lines.Lines.Single());
    }

    [Fact]
    public void Fault_S17_HalfOfACharacterIsShownAsItsNumber()
    {
        using (MachineLog log = new(_lines, LogLevel.Info, TimeProvider.System))
        {
            log.Write(LogLevel.Info, 6, 64, "tag", "a" + (char)0xD800 + "b" + (char)0xDC00);
        }

        Assert.EndsWith(" I tag: a\\ud800b\\udc00", _lines.Lines.Single());
    }

    [Fact]
    public void Fault_S17_ALineIsBounded()
    {
        using (MachineLog log = new(_lines, LogLevel.Info, TimeProvider.System))
        {
            log.Write(LogLevel.Info, 6, 64, new string('t', 100_000), new string('x', 100_000));
        }

        Assert.All(_lines.Lines, line => Assert.InRange(line.Length, 1, 5000));
    }

    /// <summary>An output that takes nothing until it is released.</summary>
    private sealed class HeldWriter(TestLog lines) : StringWriter
    {
        private readonly ManualResetEventSlim _released = new();

        public void Release() => _released.Set();

        public override void WriteLine(string? value)
        {
            _released.Wait(Patience.LimitMs);
            lines.WriteLine(value);
        }

        protected override void Dispose(bool disposing)
        {
            _released.Set();
            base.Dispose(disposing);
        }
    }
}
