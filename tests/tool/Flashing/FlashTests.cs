using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Flashing;

[Collection(MachineCollection.Name)]
public sealed class FlashTests : IDisposable
{
    private const string Esp32Image = "boards/esp32/bin/Release/netnano1.0/Samgr.Esp32.bin";

    private readonly Sandbox _sandbox = new();

    public FlashTests() => _sandbox.Prepare();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(
        "--board esp32 --port /dev/ttyUSB0",
        "$ dotnet build boards/esp32 -c Release -p:Nano=true",
        $"$ nanoff --target ESP32_PSRAM_REV0 --serialport /dev/ttyUSB0 --deploy --image {Esp32Image}")]
    [InlineData(
        "--board esp32 --port COM3 --target ESP32_REV0 --update",
        "$ dotnet build boards/esp32 -c Release -p:Nano=true",
        "$ nanoff --update --target ESP32_REV0 --serialport COM3",
        $"$ nanoff --target ESP32_REV0 --serialport COM3 --deploy --image {Esp32Image}")]
    [InlineData(
        "--board stm32 --update",
        "$ dotnet build boards/stm32 -c Release -p:Nano=true",
        "$ nanoff --update --target ST_STM32F769I_DISCOVERY --jtag",
        "$ nanoff --target ST_STM32F769I_DISCOVERY --jtag --deploy --image boards/stm32/bin/Release/netnano1.0/Samgr.Stm32.bin --address 0x08040000 --reset")]
    [InlineData(
        "--board stm32 --target ST_NUCLEO64_F411RE --address 0x08020000",
        "$ dotnet build boards/stm32 -c Release -p:Nano=true",
        "$ nanoff --target ST_NUCLEO64_F411RE --jtag --deploy --image boards/stm32/bin/Release/netnano1.0/Samgr.Stm32.bin --address 0x08020000 --reset")]
    [InlineData(
        "--board stm32 --port /dev/ttyACM0",
        "$ dotnet build boards/stm32 -c Release -p:Nano=true",
        "$ nanoff --nanodevice --deploy --serialport /dev/ttyACM0 --image boards/stm32/bin/Release/netnano1.0/Samgr.Stm32.bin")]
    public async Task A_dry_run_prints_the_commands_and_runs_none(string options, params string[] commands)
    {
        ToolResult result = (await _sandbox.RunAsync(["flash", .. options.Split(' '), "--dry-run"])).Expect(ExitCode.Success);

        Assert.Equal(commands, result.Output.Split('\n'));
    }

    [Fact]
    public async Task Each_command_is_printed_before_it_runs()
    {
        _sandbox.Install("dotnet", $": > {Esp32Image}");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3", "--update")).Expect(ExitCode.Success);

        Assert.Equal(
            [
                "$ dotnet build boards/esp32 -c Release -p:Nano=true",
                "dotnet got: build boards/esp32 -c Release -p:Nano=true",
                "$ nanoff --update --target ESP32_PSRAM_REV0 --serialport COM3",
                "nanoff got: --update --target ESP32_PSRAM_REV0 --serialport COM3",
                $"$ nanoff --target ESP32_PSRAM_REV0 --serialport COM3 --deploy --image {Esp32Image}",
                $"nanoff got: --target ESP32_PSRAM_REV0 --serialport COM3 --deploy --image {Esp32Image}",
            ],
            result.Output.Split('\n'));
    }

    [Fact]
    public async Task The_checkout_is_found_from_a_folder_within()
    {
        _sandbox.Install("dotnet", $": > {Esp32Image}");
        _sandbox.Install("nanoff");

        ToolResult result = await _sandbox.StartIn(Path.Combine(_sandbox.WorkingFolder, "boards", "esp32"), "flash", "--board", "esp32", "--port", "COM3").FinishAsync();

        result.Expect(ExitCode.Success);
        Assert.EndsWith($"--deploy --image {Esp32Image}", result.Output);
    }

    [Fact]
    public async Task An_image_in_another_folder_of_the_build_is_found()
    {
        _sandbox.Write("boards/esp32/bin/nano/placeholder", "");
        _sandbox.Install("dotnet", ": > boards/esp32/bin/nano/Samgr.Esp32.bin");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Success);

        Assert.EndsWith("--image boards/esp32/bin/nano/Samgr.Esp32.bin", result.Output);
    }

    [Fact]
    public async Task A_missing_nanoff_is_explained_before_anything_is_built()
    {
        _sandbox.Install("dotnet");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("dotnet tool install -g nanoff", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_nanoff_among_the_tools_of_the_user_is_found()
    {
        _sandbox.Install("dotnet", $": > {Esp32Image}");
        _sandbox.Install("nanoff");
        string tools = Directory.CreateDirectory(Path.Combine(_sandbox.WorkingFolder, ".dotnet", "tools")).FullName;
        File.Move(Path.Combine(_sandbox.WorkingFolder, "path", "nanoff"), Path.Combine(tools, "nanoff"));

        (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task A_build_that_fails_is_told_in_one_sentence_and_nothing_is_flashed()
    {
        _sandbox.Install("dotnet", "echo 'a.csproj : error NU1101: Unable to find package nanoFramework.CoreLibrary. [a.csproj]'\nexit 1");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Equal("samgr: the build for esp32 failed: a.csproj : error NU1101: Unable to find package nanoFramework.CoreLibrary.", result.Errors);
        Assert.DoesNotContain("nanoff got", result.Output);
    }

    [Fact]
    public async Task A_build_without_an_image_is_told()
    {
        _sandbox.Install("dotnet");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("left no Samgr.Esp32.bin under boards/esp32/bin", result.Errors);
    }

    [Fact]
    public async Task A_nanoff_that_fails_is_told()
    {
        _sandbox.Install("dotnet", $": > {Esp32Image}");
        _sandbox.Install("nanoff", "echo 'E2002: no such port'\nexit 7");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("E2002: no such port", result.Output);
        Assert.Contains("nanoff ended with 7", result.Errors);
    }

    [Theory]
    [InlineData("there is no board 'esp33'; choose from esp32, stm32", "--board", "esp33", "--port", "COM3")]
    [InlineData("esp32 is flashed through a serial port; give it with --port", "--board", "esp32")]
    [InlineData("--board", "--port", "COM3")]
    public async Task A_bad_command_line_is_refused(string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(["flash", .. arguments])).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
    }

    [Fact]
    public async Task Outside_a_checkout_nothing_is_built()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_sandbox.RuntimeFolder, "elsewhere")).FullName;

        ToolResult result = await _sandbox.StartIn(elsewhere, "flash", "--board", "esp32", "--port", "COM3").FinishAsync();

        Assert.Contains("there is no folder boards/esp32 here or above", result.Expect(ExitCode.BadInput).Errors);
    }
}
