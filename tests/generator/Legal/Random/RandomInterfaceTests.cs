using System.Globalization;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Tests.Support;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;

namespace Samgr.Generator.Tests.Legal.Random;

/// <summary>
/// Whatever compiles as an interface of the supported types generates code that compiles without a warning, or gets a numbered
/// error. SAMGR_SEED=number makes the same interfaces again.
/// </summary>
public sealed class RandomInterfaceTests : IDisposable
{
    private const int Batch = 250;
    private const int Batches = 8;

    private readonly string _surface = Directory.CreateTempSubdirectory("samgr-surface-").FullName;

    [Fact]
    public void Fault_G4_TwoThousandRandomInterfacesCompileForBothProfiles()
    {
        LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, _surface);
        WorldCheck board = new(
            [
                .. Directory.GetFiles(_surface, "*.dll").Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "nano"), "*.dll"))
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ],
            isNano: true);
        WorldCheck desktop = new(Runs.References, isNano: false);
        int seed = SeedOf();

        for (int i = 0; i < Batches; i++)
        {
            Check(seed + i, isDesktop: false, [desktop, board]);
        }
    }

    [Fact]
    public void Fault_G6_RandomInterfacesWithWhatOnlyADesktopHasCompile() => Check(SeedOf(), isDesktop: true, [new WorldCheck(Runs.References, isNano: false)]);

    public void Dispose() => Directory.Delete(_surface, recursive: true);

    private static void Check(int seed, bool isDesktop, WorldCheck[] checks)
    {
        IReadOnlyList<World> worlds = MakeLegal(seed, isDesktop, checks);
        foreach (WorldCheck check in checks)
        {
            ILookup<string, string> problems = check.Check(worlds, out HashSet<string> refused);
            if (problems.Count > 0)
            {
                World? wrong = worlds.FirstOrDefault(world => problems.Contains(world.Root));
                Assert.Fail($"seed {seed}: {problems.Count} of {worlds.Count}, for example\n{(wrong is null ? problems.First().First() : Shrunk(wrong, check))}");
            }

            Assert.True(refused.Count < worlds.Count / 4, $"seed {seed}: {refused.Count} of {worlds.Count} are refused");
        }
    }

    private static List<World> MakeLegal(int seed, bool isDesktop, WorldCheck[] checks)
    {
        System.Random random = new(seed);
        List<World> legal = [];
        for (int round = 0; legal.Count < Batch; round++)
        {
            Assert.True(round < 20, $"seed {seed}: after {round} rounds there are {legal.Count} legal worlds");
            int start = legal.Count;
            IReadOnlyList<World> worlds =
                [.. Enumerable.Range(start, Batch - start).Select(number => WorldBuilder.Build(number, random.Next(), isDesktop))];
            worlds = checks.Aggregate(worlds, (left, check) => check.Legal(left));
            legal.AddRange(worlds.Select((world, index) => world with { Number = start + index }));
        }

        return legal;
    }

    // What is left still fails, and without any other part of it does not.
    private static string Shrunk(World world, WorldCheck check)
    {
        World smallest = world;
        for (World? next = world; next is not null; smallest = next ?? smallest)
        {
            next = smallest.Smaller().FirstOrDefault(smaller => check.Legal([smaller]).Count == 1 && check.Check([smaller], out _).Count > 0);
        }

        return smallest.Source + "\n\n" + string.Join('\n', check.Check([smallest], out _).SelectMany(problems => problems));
    }

    private static int SeedOf()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("SAMGR_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given
            : System.Random.Shared.Next(1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"SAMGR_SEED={seed}");
        return seed;
    }
}
