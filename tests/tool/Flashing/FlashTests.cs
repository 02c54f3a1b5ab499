using Samgr.Tool.Monitoring;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Flashing;

[Collection(MachineCollection.Name)]
public sealed class FlashTests : IDisposable
{
    private const string Esp32 = "boards/esp32/Samgr.Esp32.csproj";
    private const string Esp32Image = "boards/esp32/bin/Release/netnano1.0/Samgr.Esp32.bin";
    private const string Stm32 = "boards/stm32/Samgr.Stm32.csproj";
    private const string Stm32Image = "boards/stm32/bin/Release/netnano1.0/Samgr.Stm32.bin";
    private const string Garden = "Garden/Garden/Garden.csproj";
    private const string GardenImage = "Garden/Garden/bin/Release/netnano1.0/Garden.bin";

    private readonly Sandbox _sandbox = new();

    private static string OnlyPort => SerialPorts.List() is [SerialPortInfo one] ? one.Name : "PORT";

    public FlashTests() => _sandbox.Prepare();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(
        "boards/esp32 --port /dev/ttyUSB0",
        $"$ dotnet build {Esp32} -c Release -p:Nano=true",
        $"$ nanoff --target ESP32_PSRAM_REV0 --serialport /dev/ttyUSB0 --deploy --image {Esp32Image}")]
    [InlineData(
        "--board esp32 --port COM3 --target ESP32_REV0 --update",
        $"$ dotnet build {Esp32} -c Release -p:Nano=true",
        "$ nanoff --update --target ESP32_REV0 --serialport COM3",
        $"$ nanoff --target ESP32_REV0 --serialport COM3 --deploy --image {Esp32Image}")]
    [InlineData(
        "boards/stm32 --update",
        $"$ dotnet build {Stm32} -c Release -p:Nano=true",
        "$ nanoff --update --target ST_STM32F769I_DISCOVERY --jtag",
        $"$ nanoff --target ST_STM32F769I_DISCOVERY --jtag --deploy --image {Stm32Image} --address 0x080C0000 --reset")]
    [InlineData(
        "--board stm32 --target ST_NUCLEO64_F411RE --address 0x08020000",
        $"$ dotnet build {Stm32} -c Release -p:Nano=true",
        $"$ nanoff --target ST_NUCLEO64_F411RE --jtag --deploy --image {Stm32Image} --address 0x08020000 --reset")]
    [InlineData(
        "--board stm32 --port /dev/ttyACM0",
        $"$ dotnet build {Stm32} -c Release -p:Nano=true",
        $"$ nanoff --nanodevice --serialport /dev/ttyACM0 --deploy --image {Stm32Image}")]
    [InlineData(
        "Garden --port /dev/ttyACM0",
        $"$ dotnet build {Garden} -c Release -p:Nano=true",
        $"$ nanoff --target PICO_RP2040 --serialport /dev/ttyACM0 --deploy --image {GardenImage}")]
    [InlineData(
        "Garden --update",
        $"$ dotnet build {Garden} -c Release -p:Nano=true",
        "$ nanoff --update --target PICO_RP2040",
        $"$ nanoff --target PICO_RP2040 --uf2deploy --deploy --image {GardenImage}")]
    [InlineData(
        "Garden --target ESP32_S3_QUAD --port COM3",
        $"$ dotnet build {Garden} -c Release -p:Nano=true",
        $"$ nanoff --target ESP32_S3_QUAD --serialport COM3 --deploy --image {GardenImage}")]
    [InlineData(
        "boards/esp32 --port COM3 --baud 115200 --update -- --fwversion 1.12.4 -v d",
        $"$ dotnet build {Esp32} -c Release -p:Nano=true",
        "$ nanoff --update --target ESP32_PSRAM_REV0 --serialport COM3 --baud 115200 --fwversion 1.12.4 -v d",
        $"$ nanoff --target ESP32_PSRAM_REV0 --serialport COM3 --baud 115200 --deploy --image {Esp32Image} --fwversion 1.12.4 -v d")]
    public async Task Fault_T1_a_dry_run_prints_the_commands_and_runs_none(string options, params string[] commands)
    {
        _sandbox.InstallDotNet();
        string[] words = options.Split(' ');
        int end = Array.IndexOf(words, "--");

        ToolResult result = (await _sandbox.RunAsync(
            end < 0 ? ["flash", .. words, "--dry-run"] : ["flash", .. words[..end], "--dry-run", .. words[end..]])).Expect(ExitCode.Success);

        Assert.Equal(commands, result.Output.Split('\n'));
    }

    [Fact]
    public async Task Fault_T1_a_dry_run_needs_no_port()
    {
        _sandbox.InstallDotNet();

        ToolResult result = (await _sandbox.RunAsync("flash", "boards/esp32", "--dry-run")).Expect(ExitCode.Success);

        Assert.EndsWith($"$ nanoff --target ESP32_PSRAM_REV0 --serialport {OnlyPort} --deploy --image {Esp32Image}", result.Output);
    }

    [Theory]
    [InlineData("boards/esp32")]
    [InlineData("boards/stm32")]
    public async Task A_dry_run_prints_the_monitoring_and_the_only_port_that_there_is(string board)
    {
        _sandbox.InstallDotNet();

        ToolResult result = (await _sandbox.RunAsync("flash", board, "--monitor", "--dry-run")).Expect(ExitCode.Success);

        Assert.EndsWith($"\n$ samgr monitor --port {OnlyPort}", result.Output);
    }

    [Theory]
    [InlineData("Garden", "Garden/Garden.csproj", "Garden/bin/Release/netnano1.0/Garden.bin")]
    [InlineData("Garden/Garden", "Garden.csproj", "bin/Release/netnano1.0/Garden.bin")]
    [InlineData("Garden/Garden/bin/Release", "../../Garden.csproj", "netnano1.0/Garden.bin")]
    [InlineData("Garden/Garden.Tests", "../Garden/Garden.csproj", "../Garden/bin/Release/netnano1.0/Garden.bin")]
    public async Task Fault_T1_the_application_is_found_from_any_folder_of_it(string folder, string project, string image)
    {
        _sandbox.InstallDotNet();

        ToolResult result = await _sandbox.StartIn(Path.Combine(_sandbox.WorkingFolder, folder), "flash", "--port", "COM3", "--dry-run").FinishAsync();

        Assert.Equal(
            $"$ dotnet build {project} -c Release -p:Nano=true\n$ nanoff --target PICO_RP2040 --serialport COM3 --deploy --image {image}",
            result.Expect(ExitCode.Success).Output);
    }

    [Fact]
    public async Task Fault_T1_the_target_of_the_project_is_the_one_that_is_flashed()
    {
        _sandbox.InstallDotNet();
        _sandbox.WriteProject("Shed/Shed.csproj", "esp32", "ESP32_BLE_REV3");

        ToolResult result = (await _sandbox.RunAsync("flash", "Shed/Shed.csproj", "--port", "COM3", "--dry-run")).Expect(ExitCode.Success);

        Assert.Contains("--target ESP32_BLE_REV3 ", result.Output);
    }

    [Fact]
    public async Task Each_command_is_printed_before_it_runs()
    {
        _sandbox.InstallDotNet($": > {Esp32Image}");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3", "--update")).Expect(ExitCode.Success);

        Assert.Equal(
            [
                $"$ dotnet build {Esp32} -c Release -p:Nano=true",
                $"dotnet got: build {Esp32} -c Release -p:Nano=true",
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
        _sandbox.InstallDotNet();
        string within = Directory.CreateDirectory(Path.Combine(_sandbox.WorkingFolder, "tools", "samgr")).FullName;

        ToolResult result = await _sandbox.StartIn(within, "flash", "--board", "esp32", "--port", "COM3", "--dry-run").FinishAsync();

        Assert.EndsWith($"--deploy --image ../../{Esp32Image}", result.Expect(ExitCode.Success).Output);
    }

    [Fact]
    public async Task An_image_in_another_folder_of_the_build_is_found()
    {
        _sandbox.Write("boards/esp32/bin/nano/placeholder", "");
        _sandbox.InstallDotNet(": > boards/esp32/bin/nano/Samgr.Esp32.bin");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Success);

        Assert.EndsWith("--image boards/esp32/bin/nano/Samgr.Esp32.bin", result.Output);
    }

    [Fact]
    public async Task A_missing_nanoff_is_explained_before_anything_is_built()
    {
        _sandbox.InstallDotNet();

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("dotnet tool install -g nanoff", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_nanoff_among_the_tools_of_the_user_is_found()
    {
        _sandbox.InstallDotNet($": > {Esp32Image}");
        _sandbox.Install("nanoff");
        string tools = Directory.CreateDirectory(Path.Combine(_sandbox.WorkingFolder, ".dotnet", "tools")).FullName;
        File.Move(Path.Combine(_sandbox.WorkingFolder, "path", "nanoff"), Path.Combine(tools, "nanoff"));

        (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task A_build_that_fails_is_told_in_one_sentence_and_nothing_is_flashed()
    {
        _sandbox.InstallDotNet("echo 'a.csproj : error NU1101: Unable to find package nanoFramework.CoreLibrary. [a.csproj]'\nexit 1");
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Equal("samgr: the build for esp32 failed: a.csproj : error NU1101: Unable to find package nanoFramework.CoreLibrary.", result.Errors);
        Assert.DoesNotContain("nanoff got", result.Output);
    }

    [Fact]
    public async Task A_build_without_an_image_is_told()
    {
        _sandbox.InstallDotNet();
        _sandbox.Install("nanoff");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("left no Samgr.Esp32.bin under boards/esp32/bin", result.Errors);
    }

    [Fact]
    public async Task A_nanoff_that_fails_is_told_with_its_own_error()
    {
        _sandbox.InstallDotNet($": > {Esp32Image}");
        _sandbox.Install("nanoff", "echo 'Error E2002: no such port'\nexit 7");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("Error E2002: no such port", result.Output);
        Assert.Equal("samgr: nanoff ended with 7: Error E2002: no such port", result.Errors);
    }

    [Theory]
    [InlineData("* Invalid native checksum: System.Device.Gpio 0x01020304!=0xA0B0C0D0 *", "System.Device.Gpio")]
    [InlineData("Link failure: some assembly references cannot be resolved!!", "--update")]
    [InlineData("ERROR!!!!  Firmware version does not match managed code version!!!!", "--update")]
    public async Task Fault_T1_firmware_and_packages_that_do_not_match_are_told_in_a_clear_word(string line, string word)
    {
        _sandbox.InstallDotNet($": > {Esp32Image}");
        _sandbox.Install("nanoff", $"echo '{line}'\nexit 1");

        ToolResult result = (await _sandbox.RunAsync("flash", "--board", "esp32", "--port", "COM3")).Expect(ExitCode.Failed);

        Assert.Contains("samgr flash --update", result.Errors);
        Assert.Contains(word, result.Errors);
    }

    [Theory]
    [InlineData("there is no board 'esp33'; choose from esp32, ", "boards/esp32", "--board", "esp33", "--port", "COM3")]
    [InlineData("Shed does not say its board: give --board, or write <SamgrBoard>esp32</SamgrBoard> into Shed/Shed.csproj", "Shed", "--port", "COM3")]
    [InlineData("Lib.csproj is no application: its OutputType is Library", "Lib", "--board", "esp32", "--port", "COM3")]
    [InlineData("there is no nowhere.csproj", "nowhere.csproj")]
    [InlineData("Old.nfproj is built by Visual Studio", "Old.nfproj")]
    [InlineData("holds no application of a board", "path")]
    [InlineData("desktop cannot be flashed", "boards/esp32", "--board", "desktop")]
    public async Task A_bad_command_line_is_refused(string message, params string[] arguments)
    {
        _sandbox.InstallDotNet();
        _sandbox.Install("nanoff");
        _sandbox.Write("Shed/Shed.csproj", "<Project><PropertyGroup>\n<OutputType>Exe</OutputType>\n</PropertyGroup></Project>\n");
        _sandbox.Write("Lib/Lib.csproj", "<Project><PropertyGroup>\n<OutputType>Library</OutputType>\n</PropertyGroup></Project>\n");
        _sandbox.Write("Old.nfproj", "<Project />");

        ToolResult result = (await _sandbox.RunAsync(["flash", .. arguments])).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
    }

    [Fact]
    public async Task Outside_of_any_project_nothing_is_built()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_sandbox.RuntimeFolder, "elsewhere")).FullName;

        ToolResult result = await _sandbox.StartIn(elsewhere, "flash", "--board", "esp32", "--port", "COM3").FinishAsync();

        Assert.Contains("there is no application of a board here or above", result.Expect(ExitCode.BadInput).Errors);
    }

    [Fact]
    public async Task Fault_T1_the_boards_are_listed_with_their_targets()
    {
        ToolResult result = (await _sandbox.RunAsync("flash", "--boards")).Expect(ExitCode.Success);

        Assert.Contains(result.Rows, row => row is ["esp32", "ESP32_PSRAM_REV0,", ..]);
        Assert.Contains(result.Rows, row => row is ["stm32", "ST_STM32F769I_DISCOVERY", ..]);
        Assert.Contains(result.Rows, row => row is ["pico", "PICO_RP2040", ..]);
    }
}
