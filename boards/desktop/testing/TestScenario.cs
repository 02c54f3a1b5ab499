using System.Text;
using System.Text.RegularExpressions;
using Samgr.Emulator.Scenarios;

namespace Samgr.Testing;

/// <summary>Reads the scenario of a test: its assemblies are those that the test was built with.</summary>
internal static partial class TestScenario
{
    internal static Scenario Load(string path)
    {
        string full = Path.GetFullPath(path, AppContext.BaseDirectory);
        if (!File.Exists(full))
        {
            throw new ScenarioException(path, 0, 0, $"there is no file '{full}'; have it copied to the output folder of the tests");
        }

        string text = AssemblyPath().Replace(File.ReadAllText(full), match =>
        {
            string own = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(match.Value));
            return File.Exists(own) ? own.Replace('\\', '/') : match.Value;
        });
        return ScenarioFile.Parse(Encoding.UTF8.GetBytes(text), path, Path.GetDirectoryName(full)!);
    }

    // The path in "modules": ["bin/Debug/net10.0/Name.dll:Full.Type"] and in "program": "bin/Debug/net10.0/Name.dll".
    [GeneratedRegex("""(?<=")[^":]+\.dll(?=[":])""")]
    private static partial Regex AssemblyPath();
}
