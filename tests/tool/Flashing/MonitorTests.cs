using System.Buffers.Binary;
using System.Text;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Flashing;

[Collection(MachineCollection.Name)]
public sealed class MonitorTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_T1_the_serial_output_is_shown_line_by_line()
    {
        using Pty board = new();
        ToolProcess monitor = _sandbox.Start("monitor", "--port", board.Port);
        await monitor.Errors.WaitForAsync("at 921600 bits per second");

        board.Write("nanoCLR (Build 1.12.4.3)\r\n\r\nI provider/samgr: boot completed\r\nW board: the provider is stopped\r\n");

        await monitor.Output.WaitForAsync("W board: the provider is stopped");
        Assert.Equal(["nanoCLR (Build 1.12.4.3)", "I provider/samgr: boot completed", "W board: the provider is stopped"], monitor.Output.Lines);
        await monitor.SignalAsync("INT");
        (await monitor.FinishAsync()).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task Fault_T1_what_keeps_an_application_from_loading_is_explained_once()
    {
        using Pty board = new();
        ToolProcess monitor = _sandbox.Start("monitor", "--port", board.Port, "--baud", "115200");
        await monitor.Errors.WaitForAsync("at 115200 bits per second");

        board.Write("* Invalid native checksum: mscorlib 0x00000001!=0x00000002 *\r\n* Invalid native checksum: mscorlib 0x00000001!=0x00000002 *\r\nend\r\n");

        await monitor.Output.WaitForAsync("end");
        board.Unplug();
        ToolResult result = (await monitor.FinishAsync()).Expect(ExitCode.Failed);
        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("samgr: mscorlib of the application (0x00000001) is not the one of the firmware", StringComparison.Ordinal));
        Assert.Contains($"samgr: {board.Port} is gone", result.Errors);
    }

    [Fact]
    public async Task Fault_T1_flash_goes_on_to_watch_the_board()
    {
        using Pty board = new();
        _sandbox.Prepare();
        _sandbox.InstallDotNet(": > boards/esp32/bin/Release/netnano1.0/Samgr.Esp32.bin");
        _sandbox.Install("nanoff");
        _sandbox.Install("stty");
        ToolProcess flash = _sandbox.Start("flash", "boards/esp32", "--port", board.Port, "--monitor");
        await flash.Errors.WaitForAsync("at 921600 bits per second");

        board.Write("E application/watchdog: gpio is stuck\n");

        await flash.Output.WaitForAsync("E application/watchdog: gpio is stuck");
        Assert.Contains("nanoff got: --target ESP32_PSRAM_REV0", flash.Output.Text);
        await flash.SignalAsync("INT");
        (await flash.FinishAsync()).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task Fault_T1_text_within_the_packets_of_a_debugger_is_shown_and_nothing_else_of_them()
    {
        using Pty board = new();
        ToolProcess monitor = _sandbox.Start("monitor", "--port", board.Port);
        await monitor.Errors.WaitForAsync("bits per second");

        board.Write([.. Packet(0, [1, 2, 3]), .. Packet(1, Encoding.UTF8.GetBytes("I board: esp32 is up\r\n")), .. "NFPK is no packet\n"u8]);

        await monitor.Output.WaitForAsync("NFPK is no packet");
        Assert.Equal(["I board: esp32 is up", "NFPK is no packet"], monitor.Output.Lines);
        await monitor.SignalAsync("INT");
        (await monitor.FinishAsync()).Expect(ExitCode.Success);
    }

    [Theory]
    [InlineData("there is no serial port nowhere", "--port", "nowhere")]
    [InlineData("'fast' is no speed", "--port", "nowhere", "--baud", "fast")]
    public async Task A_port_that_cannot_be_watched_is_refused(string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(["monitor", .. arguments])).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
    }

    private static byte[] Packet(uint command, byte[] payload)
    {
        byte[] header = new byte[32];
        "NFPKTV1"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), command);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), (uint)payload.Length);
        return [.. header, .. payload];
    }
}
