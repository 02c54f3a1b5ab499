using Mono.Cecil;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Tests;

public class SurfaceTests
{
    public static TheoryData<string> Lists =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.NanoGateFolder, "surface"), "*.txt").Select(path => Path.GetFileName(path)),
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_surface_assembly_matches_its_list_member_for_member(string list)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.NanoGateFolder, "surface", list));
        string name = Path.GetFileNameWithoutExtension(list);
        SurfaceLibrary library = SurfaceCatalogue.Shipped.Libraries.Single(one => one.Name == name);
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(LibraryWriter.Write(SurfaceCatalogue.Shipped, library)));

        Assert.Equal($"# Public surface of {module.Assembly.Name.Name} {module.Assembly.Name.Version}", lines[0].Split(": ")[0]);
        Assert.Equal(Flatten(lines.Skip(1)), Flatten(SurfaceDescription.Of(module)));
    }

    [Fact]
    public void The_seven_libraries_of_the_device_profile_are_there()
    {
        string[] names = [.. SurfaceCatalogue.Shipped.Libraries.Select(library => library.Name)];
        string[] expected =
        [
            "mscorlib", "System.Threading", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native",
            "nanoFramework.System.Collections", "nanoFramework.System.Text", "System.Device.Gpio",
        ];
        Assert.Empty(expected.Except(names));
    }

    [Fact]
    public void Every_noted_detail_is_about_a_listed_type_and_member()
    {
        SurfaceCatalogue shipped = SurfaceCatalogue.Shipped;
        Assert.All(shipped.Details.Subjects, subject =>
        {
            SurfaceType type = shipped.Find(subject.Type).Type;
            bool isListed = subject.Member.Length == 0 || type.Members.Any(member => member.Line == subject.Member.Split(" #")[0]);
            Assert.True(isListed, subject.ToString());
        });
    }

    [Fact]
    public void Equal_lists_give_equal_bytes()
    {
        SurfaceCatalogue shipped = SurfaceCatalogue.Shipped;
        Assert.All(shipped.Libraries, library =>
            Assert.Equal(LibraryWriter.Write(shipped, library), LibraryWriter.Write(shipped, library)));
    }

    [Fact]
    public void A_list_without_its_header_is_refused()
    {
        Assert.Throws<FormatException>(() => SurfaceReader.Read("class A\n"));
    }

    // Each member with its type before it, so that a member in the wrong type shows.
    private static string[] Flatten(IEnumerable<string> lines)
    {
        var flat = new List<string>();
        string type = "";
        foreach (string line in lines)
        {
            type = line.StartsWith(' ') ? type : SortBases(line);
            flat.Add(line.StartsWith(' ') ? $"{type}: {line.Trim()}" : type);
        }

        return [.. flat.Order(StringComparer.Ordinal)];
    }

    private static string SortBases(string line)
    {
        string[] halves = line.Split(" : ");
        return halves.Length == 1
            ? line
            : $"{halves[0]} : {string.Join(", ", halves[1].Split(", ").Order(StringComparer.Ordinal))}";
    }
}
