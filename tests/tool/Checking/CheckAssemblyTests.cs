using Samgr.NanoGate;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Sources;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Checking;

[Collection(MachineCollection.Name)]
public sealed class CheckAssemblyTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_symbols_beside_an_assembly_give_its_findings_file_and_line()
    {
        WriteAssembly(Samples.StaticConstructor);

        ToolResult result = (await _sandbox.RunAsync("check", "Lib.dll")).Expect(ExitCode.Failed);

        Assert.Matches(@"^Lib\.cs\(5,\d+\): error NANO0022: ", result.Output);
    }

    [Fact]
    public async Task Without_symbols_the_findings_name_the_assembly()
    {
        string assembly = WriteAssembly(Samples.StaticConstructor);
        File.Delete(Path.ChangeExtension(assembly, ".pdb"));

        ToolResult result = (await _sandbox.RunAsync("check", "Lib.dll")).Expect(ExitCode.Failed);

        Assert.StartsWith("Lib.dll(0,0): error NANO0022: ", result.Output);
    }

    [Fact]
    public async Task Symbols_of_another_assembly_are_told()
    {
        string assembly = WriteAssembly(Samples.StaticConstructor);
        File.Copy(Path.ChangeExtension(typeof(CheckAssemblyTests).Assembly.Location, ".pdb"), Path.ChangeExtension(assembly, ".pdb"), overwrite: true);

        ToolResult result = (await _sandbox.RunAsync("check", "Lib.dll")).Expect(ExitCode.BadInput);

        Assert.StartsWith("samgr: Lib.dll cannot be read: ", result.Errors);
    }

    [Fact]
    public async Task An_assembly_without_findings_is_fit_for_a_board()
    {
        WriteAssembly("public class Counter\n{\n    public int Count;\n}\n");

        (await _sandbox.RunAsync("check", "Lib.dll")).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task An_assembly_of_the_desktop_is_refused()
    {
        File.Copy(typeof(CheckAssemblyTests).Assembly.Location, Path.Combine(_sandbox.WorkingFolder, "Desktop.dll"));

        ToolResult result = (await _sandbox.RunAsync("check", "Desktop.dll")).Expect(ExitCode.Failed);

        Assert.Contains("System.Runtime", result.Output);
    }

    [Theory]
    [InlineData("missing.dll", "there is no file missing.dll")]
    [InlineData("missing/App.csproj", "there is no file missing/App.csproj")]
    [InlineData("text.dll", "text.dll is not a .NET assembly")]
    [InlineData("empty.dll", "empty.dll is not a .NET assembly")]
    [InlineData("notes.txt", "notes.txt cannot be checked; give a C# project (.csproj)")]
    [InlineData(".", "holds 0 projects instead of one")]
    [InlineData("broken.csproj", "broken.csproj does not build: ")]
    public async Task What_cannot_be_checked_is_refused(string input, string message)
    {
        _sandbox.Write("text.dll", "text");
        _sandbox.Write("empty.dll", "");
        _sandbox.Write("notes.txt", "text");
        if (input.EndsWith("broken.csproj", StringComparison.Ordinal))
        {
            _sandbox.Write("broken.csproj", "<Project");
        }

        ToolResult result = (await _sandbox.RunAsync("check", input)).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        Assert.Equal("", result.Output);
    }

    private string WriteAssembly(string source)
    {
        string surface = Path.Combine(_sandbox.WorkingFolder, "surface");
        LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, surface);
        GateResult result = Gate.CheckSources(new SourceRequest
        {
            AssemblyName = "Lib",
            Files = [_sandbox.Write("Lib.cs", source)],
            References = [Path.Combine(surface, "mscorlib.dll")],
        });
        string path = Path.Combine(_sandbox.WorkingFolder, "Lib.dll");
        File.WriteAllBytes(path, result.Image!);
        File.WriteAllBytes(Path.ChangeExtension(path, ".pdb"), result.Symbols!);
        return path;
    }
}
