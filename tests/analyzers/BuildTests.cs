using System.Diagnostics;
using Samgr.Analyzers.Rules;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests;

/// <summary>The analyzers inside a real build, taken in as a package would bring them: slow, so there is one test.</summary>
public class BuildTests
{
    [Fact]
    public async Task A_build_prints_the_findings_of_a_device_project()
    {
        string folder = Directory.CreateTempSubdirectory("analyzers-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Sample.csproj"), Project());
            File.WriteAllText(Path.Combine(folder, "Sample.cs"), Source);
            string output = await BuildAsync(folder);
            Assert.Matches(@"Sample\.cs\(8,\d+\): warning SAMGR2004: 'Thread\.Sleep' waits in MessageHandle", output);
            Assert.Matches(@"Sample\.cs\(9,\d+\): error NANO0016: '\^1'", output);
            Assert.Contains("tools/analyzers/RULES.md#samgr2004", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private const string Source =
        """
        class Thermometer : Samgr.Service
        {
            public override string Name => "thermometer";

            public override bool MessageHandle(Samgr.Request request)
            {
                int[] values = { 1, 2 };
                System.Threading.Thread.Sleep(750);
                return values[^1] == request.MsgId;
            }
        }
        """;

    private static string Project() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <DeviceProfile>true</DeviceProfile>
          </PropertyGroup>
          <Import Project="{Repository.PathOf("tools/analyzers/build/Samgr.Analyzers.props")}" />
          <ItemGroup>
            <Analyzer Include="{typeof(UsageRules).Assembly.Location}" />
            <Analyzer Include="{typeof(Fixes.ReleaseFix).Assembly.Location}" />
            <Reference Include="{typeof(Service).Assembly.Location}" />
            <Reference Include="{typeof(LiteIpc.EC).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    private static async Task<string> BuildAsync(string folder)
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
        return output;
    }
}
