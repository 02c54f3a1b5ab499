using System.Reflection;

namespace Samgr.NanoGate.Tests;

/// <summary>Where the build that made these tests found the gate.</summary>
public static class Repository
{
    public static string NanoGateFolder { get; } = Path.GetFullPath(Metadata("NanoGateFolder"));

    public static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
