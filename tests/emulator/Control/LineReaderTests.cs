using System.IO.Pipelines;
using System.Text;
using Samgr.Emulator.Control;
using Samgr.Testing;

namespace Samgr.Emulator.Tests.Control;

/// <summary>Lines from outside are bounded in size and in time.</summary>
public sealed class LineReaderTests
{
    private const int MaxBytes = 10_000;

    private static readonly TimeSpan _lineTime = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(0)]
    [InlineData(MaxBytes - 1)]
    [InlineData(MaxBytes)]
    public async Task Fault_S11_ALineMayBeAsLongAsTheLongest(int length)
    {
        LineReader reader = Read(new string('x', length) + "\nnext\n");

        Assert.Equal(length, (await reader.ReadAsync(CancellationToken.None))!.Value.Length);
        Assert.Equal("next", Encoding.UTF8.GetString((await reader.ReadAsync(CancellationToken.None))!.Value.Span));
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public async Task Fault_S11_ALineThatIsLongerIsRefused(string end)
    {
        LineReader reader = Read(new string('x', MaxBytes + 1) + end);

        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.ReadAsync(CancellationToken.None));

        Assert.Contains("at most 10000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_S11_ALineThatHasBegunEndsInTime()
    {
        TestClock clock = new();
        Pipe pipe = new();
        LineReader reader = new(pipe.Reader.AsStream(), MaxBytes, _lineTime, clock);
        Task<ReadOnlyMemory<byte>?> line = reader.ReadAsync(CancellationToken.None).AsTask();
        await pipe.Writer.WriteAsync("{"u8.ToArray(), TestContext.Current.CancellationToken);
        Patience.Until(() => clock.PendingTimers > 0, "the time of the line has begun");

        clock.Advance(_lineTime);

        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => line);
        Assert.Contains("within 10 s", error.Message, StringComparison.Ordinal);
    }

    private static LineReader Read(string text)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), MaxBytes, _lineTime, TimeProvider.System);
}
