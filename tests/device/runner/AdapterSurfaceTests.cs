using Mono.Cecil;
using Samgr.NanoGate.Tests;
using TestClassAttribute = nanoFramework.TestFramework.TestClassAttribute;

namespace Samgr.DeviceTests.Runner;

public sealed class AdapterSurfaceTests
{
    [Fact]
    public void The_adapter_offers_exactly_what_the_real_test_framework_does()
    {
        using ModuleDefinition adapter = ModuleDefinition.ReadModule(typeof(TestClassAttribute).Assembly.Location);
        RemoveInternals(adapter);

        Assert.Equal(Sorted(ReadSurface()), Sorted(SurfaceDescription.Of(adapter)));
    }

    private static void RemoveInternals(ModuleDefinition module)
    {
        foreach (TypeDefinition type in module.GetTypes())
        {
            foreach (MethodDefinition method in type.Methods.Where(method => !method.IsPublic).ToArray())
            {
                type.Methods.Remove(method);
            }
        }
    }

    private static IEnumerable<string> ReadSurface()
    {
        using StreamReader reader = new(typeof(AdapterSurfaceTests).Assembly.GetManifestResourceStream("surface.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToArray();
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
