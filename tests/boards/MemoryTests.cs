using LiteIpc;
using Samgr.Boards.Tests.Support;
using Samgr.Esp32;

namespace Samgr.Boards.Tests;

/// <summary>A board with little memory starts fewer services, and says once which it leaves out.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData(67_500, "")]
    [InlineData(67_499, "consumer")]
    [InlineData(50_500, "consumer")]
    [InlineData(50_499, "application consumer")]
    public void Fault_D4_what_there_is_no_memory_for_is_left_out_and_said_once(int free, string leftOut)
    {
        string[] missing = leftOut.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using Bench bench = new(Esp32Pins.Map(), free: (uint)free);

        Assert.All(missing, process => Assert.Equal(1, bench.Count($"{LogLevel.Error} board: free memory {free} bytes is too little for {process} (")));
        Assert.Equal(missing.Length, bench.Count("is too little for"));
        Assert.Equal(missing.Contains("consumer"), bench.Application.Consumer == null);
        Assert.Equal(missing.Contains("application"), bench.Application.Application == null);
        Assert.NotNull(bench.Application.Provider);
    }

    [Fact]
    public void Fault_D4_a_board_that_has_room_for_nothing_says_so_and_starts_nothing()
    {
        TestLog lines = new();
        SamgrDefaults.Log = lines;
        BoardApplication application = new(Esp32Pins.Map(), new BoardTimes(), 28_499);
        application.Stop();

        application.Run();

        SamgrDefaults.Log = null;
        Assert.Equal(1, lines.Count("free memory 28499 bytes is too little for provider (samgr, gpio): that would take 28500 with what stays free; it is left out"));
        Assert.Null(application.Provider);
        Assert.Equal(0, lines.Count("is up"));
    }

    [Fact]
    public void Fault_T15_memory_that_nobody_knows_is_not_a_number()
    {
        using Bench bench = new(Esp32Pins.Map());

        bench.WaitFor("application/memory: free memory");

        Assert.DoesNotContain("4294967295", bench.Log);
    }
}
