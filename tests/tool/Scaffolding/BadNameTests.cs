using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

public sealed class BadNameTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("'my-service' is no name for C#", "new", "service", "my-service")]
    [InlineData("give GreenhouseHeating: the name of the service itself, in [ServiceInterface(\"...\")], may be any text", "new", "service", "Greenhouse heating")]
    [InlineData("give MyService: ", "new", "service", "my-service")]
    [InlineData("no digit first; give one such as Thermometer", "new", "service", "2nd place")]
    [InlineData("'2nd' is no name for C#", "new", "service", "2nd")]
    [InlineData("'../Up' is no name for C#", "new", "service", "../Up")]
    [InlineData("56 bytes of UTF-8 at most", "new", "service", "AnIncrediblyLongNameForAServiceThatNobodyWouldEverWantToType")]
    [InlineData("'Samgr' is the name of a namespace", "new", "service", "Samgr")]
    [InlineData("'LampService' would make a class LampServiceService; leave Service out: Lamp", "new", "service", "LampService")]
    [InlineData("there is no board 'esp8266'; choose from esp32, esp32-s2, ", "new", "app", "Garden", "--board", "esp8266")]
    [InlineData("--board", "new", "app", "Garden")]
    [InlineData("NAME is missing: samgr new service NAME", "new", "service")]
    public async Task A_wrong_command_line_says_what_is_wrong_and_writes_nothing(string message, params string[] arguments)
    {
        ToolResult result = (await _sandbox.RunAsync(Scaffolds.Arguments(_sandbox, arguments))).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_sandbox.WorkingFolder));
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        string file = _sandbox.Write("Door/notes.txt", "mine");

        ToolResult result = (await _sandbox.RunAsync(Scaffolds.Arguments(_sandbox, ["new", "service", "Door"]))).Expect(ExitCode.BadInput);

        Assert.Contains("is not empty; give another folder with --output", result.Errors);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
        Assert.False(Directory.Exists(Scaffolds.Packages(_sandbox)));
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_left_alone()
    {
        _sandbox.Write("Door", "mine");

        ToolResult result = (await _sandbox.RunAsync(Scaffolds.Arguments(_sandbox, ["new", "service", "Door"]))).Expect(ExitCode.BadInput);

        Assert.Contains("is a file; give another folder", result.Errors);
    }

    [Fact]
    public void What_cannot_be_written_whole_is_not_written_at_all()
    {
        // The packages are where a file of the service would go.
        string folder = Path.Combine(_sandbox.WorkingFolder, "Door");

        int exitCode = Scaffolds.RunWith(Path.Combine(folder, "Door.slnx"), "new", "service", "Door", "--output", folder);

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal(["Door.slnx"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_name_in_lower_case_becomes_one_of_a_class()
    {
        Scaffolds.Make(_sandbox, "service", "Door");
        string folder = Path.Combine(_sandbox.WorkingFolder, "other");

        Assert.Equal(ExitCode.Success, Scaffolds.Run(_sandbox, "new", "service", "door", "--output", folder));

        Assert.True(File.Exists(Path.Combine(folder, "Door", "DoorService.cs")));
    }

    [Fact]
    public void Packages_inside_of_the_folder_are_found_wherever_it_is_moved()
    {
        string folder = Path.Combine(_sandbox.WorkingFolder, "Door");

        int exitCode = Scaffolds.RunWith(Path.Combine(folder, "packages"), "new", "service", "Door", "--output", folder);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("value=\"packages\"", File.ReadAllText(Path.Combine(folder, "nuget.config")));
    }
}
