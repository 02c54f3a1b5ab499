using System.Text.Json;
using Samgr.Tool.Monitoring;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>'samgr doctor' says what a machine lacks, and how to get it.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Fault_T4_A_machine_that_lacks_something_is_told_how_to_get_it()
    {
        _sandbox.Environment["PATH"] = _sandbox.WorkingFolder;
        _sandbox.Environment["HOME"] = _sandbox.WorkingFolder;
        _sandbox.Environment["SAMGR_TRANSPORT"] = "pigeon";

        ToolResult result = (await _sandbox.RunAsync("doctor", "--json")).Expect(ExitCode.Failed);

        Expect(
            result,
            (".NET SDK", "missing", "install the .NET 10 SDK"),
            ("runtime directory", "ok", _sandbox.RuntimeFolder),
            ("transport", "missing", "SAMGR_TRANSPORT cannot be 'pigeon'; give socket or channel"),
            ("packages", "not yet", "'samgr new service NAME' makes one"),
            ("nanoFramework packages", "not yet", "the .NET SDK fetches them"),
            ("packages for boards", "not yet", "samgr pack --local --nano"),
            ("nanoff", "not yet", "dotnet tool install -g nanoff"));
        Assert.Contains("serial port", (await _sandbox.RunAsync("doctor")).Expect(ExitCode.Failed).Output);
    }

    [Fact]
    public async Task The_serial_ports_are_those_that_flash_lists()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the device manager lists them there");
        IReadOnlyList<SerialPortInfo> ports = SerialPorts.List();

        string details = (await _sandbox.RunAsync("doctor", "--json")).Json.EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "serial port").GetProperty("details").GetString()!;

        Assert.Equal(ports.Count == 0, details.StartsWith("there is none", StringComparison.Ordinal));
        Assert.Contains(ports.Count == 0 ? "there is none" : ports[0].Name, details);
    }

    [Fact]
    public async Task Fault_T4_A_machine_that_has_what_it_needs_is_told_so()
    {
        _sandbox.Environment["SAMGR_TRANSPORT"] = "socket";
        string folder = Scaffolds.Make(_sandbox, "service", "Door");

        ToolResult result = (await _sandbox.StartIn(Path.Combine(folder, "Door"), "doctor", "--json").FinishAsync()).Expect(ExitCode.Success);

        Expect(
            result,
            (".NET SDK", "ok", "10."),
            ("runtime directory", "ok", _sandbox.RuntimeFolder),
            ("transport", "ok", "socket"),
            ("packages", "ok", Scaffolds.Packages(_sandbox)));
    }

    [Fact]
    public async Task Fault_T4_A_project_without_its_packages_is_told_how_to_get_them()
    {
        string folder = Scaffolds.Make(_sandbox, "service", "Door");
        Directory.Delete(Path.Combine(Scaffolds.Packages(_sandbox), "samgr.device.sdk"), recursive: true);

        ToolResult result = (await _sandbox.StartIn(folder, "doctor", "--json").FinishAsync()).Expect(ExitCode.Failed);
        Expect(result, ("packages", "missing", "run 'samgr pack --local'"));

        string project = Path.Combine(folder, "Door", "Door.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace(Scaffolds.Release, "7.1.0"));
        result = (await _sandbox.StartIn(folder, "doctor", "--json").FinishAsync()).Expect(ExitCode.Failed);
        Expect(result, ("packages", "missing", $"run 'samgr pack --local' with samgr 7.1.0, or change the versions of the project to {Scaffolds.Release}"));
    }

    [Fact]
    public async Task Fault_T4_A_runtime_directory_that_cannot_be_used_is_a_finding()
    {
        File.WriteAllText(_sandbox.RuntimeFolder, "a file");

        ToolResult result = (await _sandbox.RunAsync("doctor", "--json")).Expect(ExitCode.Failed);

        Expect(result, ("runtime directory", "missing", "SAMGR_RUNTIME_DIR"));
    }

    private static void Expect(ToolResult result, params (string Name, string State, string Details)[] expected)
    {
        foreach ((string name, string state, string details) in expected)
        {
            JsonElement found = result.Json.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
            Assert.Equal(state, found.GetProperty("state").GetString());
            Assert.Contains(details, found.GetProperty("details").GetString());
        }
    }
}
