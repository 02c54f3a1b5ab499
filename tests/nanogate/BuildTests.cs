using System.Diagnostics;

namespace Samgr.NanoGate.Tests;

/// <summary>The gate inside a real build: slow, so there is one test.</summary>
public class BuildTests(GateFixture gate)
{
    [Fact]
    public async Task A_device_project_with_a_violation_does_not_build()
    {
        string folder = Path.Combine(gate.Folder, "device");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Device.csproj"), Project());
        string source = Path.Combine(folder, "Device.cs");

        File.WriteAllText(source, "public class Device\n{\n    private int[,] _grid = new int[2, 2];\n}\n");
        (int exitCode, string output) = await Build(folder);
        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Device\.cs\(3,\d+\): error NANO0008: 'int\[,\]'", output);

        File.WriteAllText(source, "public class Device\n{\n    private int[] _grid = new int[4];\n}\n");
        (exitCode, output) = await Build(folder);
        Assert.True(exitCode == 0, output);
        Assert.True(File.Exists(Path.Combine(folder, "obj", "nano", "Debug", "Device.dll")));
    }

    private string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <DeviceProfile>true</DeviceProfile>
            <NanoGateTool>{typeof(Gate).Assembly.Location}</NanoGateTool>
            <NanoGateSurface>{gate.SurfaceFolder}/</NanoGateSurface>
          </PropertyGroup>
          <Import Project="{Repository.NanoGateFolder}/nanogate.targets" />
        </Project>
        """;

    private static async Task<(int ExitCode, string Output)> Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet", "build -nologo -nodeReuse:false -p:UseSharedCompilation=false")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        string[] inherited =
            [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited)
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
