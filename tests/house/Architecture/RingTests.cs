using Mono.Cecil;
using Samgr.House.Tests.Reading;

namespace Samgr.House.Tests.Architecture;

/// <summary>Types that use each other in a ring are few. A ring over six is listed with the size that it has and the reason; it may only fall.</summary>
public sealed class RingTests
{
    private const int Unlisted = 6;

    private static readonly Dictionary<string, int> _listed = new()
    {
        // A message names its service, and a service the queue that its messages wait in; as many are the facade and the classes of services.
        ["Samgr"] = 9,

        // A stub is an object of the skeleton that serves it, and a parcel carries both: it can be written and read by name.
        ["LiteIpc.Kit"] = 12,

        // A process stands in the tables of its kernel, and a call knows both of its processes.
        ["LiteIpc"] = 7,
        ["LiteIpc.Bus"] = 7,

        // Init knows its processes, and a run tells init of its end.
        ["Samgr.Emulator"] = 9,
    };

    [Fact]
    public void Each_ring_has_the_size_that_is_listed()
    {
        string[] others =
        [
            .. Product.Read().Types.GroupBy(type => type.Module.Assembly.Name.Name)
                .Select(assembly => (Name: assembly.Key, Ring: TypeGraph.Rings(assembly).FirstOrDefault([])))
                .Where(assembly => !IsListed(assembly.Name, assembly.Ring.Length))
                .Select(assembly => $"the largest ring of {assembly.Name} has {assembly.Ring.Length} types: {string.Join(", ", assembly.Ring)}"),
        ];

        Assert.True(others.Length == 0, string.Join('\n', others));
    }

    [Fact]
    public void A_ring_is_found_through_a_field_and_a_body()
    {
        using AssemblyDefinition own = AssemblyDefinition.ReadAssembly(typeof(RingTests).Assembly.Location);

        string[] ring = Assert.Single(TypeGraph.Rings(own.MainModule.GetTypes()), ring => ring.Contains(typeof(Hen).FullName));

        Assert.Equal(new[] { typeof(Egg).FullName!, typeof(Hen).FullName! }, ring);
    }

    private static bool IsListed(string assembly, int size) => _listed.TryGetValue(assembly, out int listed) ? size == listed : size <= Unlisted;
}

/// <summary>Half of a ring, by its field.</summary>
internal sealed class Hen
{
    public Egg? Laid { get; init; }
}

/// <summary>The other half, by what it does.</summary>
internal sealed class Egg
{
    public static object Hatch() => new Hen();
}
