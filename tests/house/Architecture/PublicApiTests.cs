using System.Text.RegularExpressions;

namespace Samgr.House.Tests.Architecture;

/// <summary>What each package offers is written down, where the build compares it.</summary>
public sealed partial class PublicApiTests
{
    private const string Packages = "tools/samgr/Packing/FrameworkPackages.cs";
    private const string Header = "#nullable enable";
    private const string Removed = "*REMOVED*";

    private static readonly string[] _files = ["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"];

    private static IEnumerable<Project> Packed
    {
        get
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, Packages));
            HashSet<string> names = ["Samgr.ProcessHost", .. Lists().Matches(text).SelectMany(list => Name().Matches(list.Value)).Select(name => name.Groups[1].Value)];
            return Repository.Projects.Where(project => names.Contains(project.Assembly));
        }
    }

    [Fact]
    public void Each_package_says_what_it_offers()
    {
        string[] without =
        [
            .. Packed.SelectMany(project => _files.Select(file => $"{project.Folder}/{file}")).Where(file => !File.Exists(Path.Combine(Repository.Root, file))),
        ];

        Assert.True(Packed.Count() >= 24);
        Assert.True(without.Length == 0, "these are missing; make them with the line '#nullable enable' and run .ci/api:\n" + string.Join('\n', without));
    }

    [Fact]
    public void Lines_are_in_order_and_what_is_unshipped_is_not_shipped()
    {
        foreach (Project project in Packed)
        {
            string[][] lines = [.. _files.Select(file => File.ReadAllLines(Path.Combine(Repository.Root, project.Folder, file)))];

            Assert.All(lines, file => Assert.Equal(Header, file[0]));
            Assert.All(lines, file => Assert.Equal(file.Skip(1).Distinct().Order(StringComparer.Ordinal), file.Skip(1)));
            Assert.Empty(lines[0].Skip(1).Intersect(lines[1].Skip(1)));
            Assert.DoesNotContain(lines[0], line => line.StartsWith(Removed, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"_(?:l|boardL)ibraries =\s*\[[^\]]*\]")]
    private static partial Regex Lists();

    [GeneratedRegex("\"([A-Za-z.]+)\"")]
    private static partial Regex Name();
}
