using System.Text.RegularExpressions;

namespace Samgr.House.Tests.Architecture;

/// <summary>Who sees the internals of whom is listed: a friendship between products is one more thing that cannot change by itself.</summary>
public sealed partial class FriendTests
{
    private static readonly string[] _listed =
    [
        "LiteIpc -> LiteIpc.Bus",
        "LiteIpc -> LiteIpc.Desktop",
        "LiteIpc -> LiteIpc.Kit",
        "LiteIpc -> LiteIpc.Vectors",
        "LiteIpc -> Samgr",
        "LiteIpc -> Samgr.Emulator",
        "LiteIpc -> Samgr.Emulator.Process",
        "LiteIpc.Desktop -> LiteIpc.Kit.Desktop",
        "LiteIpc.Desktop -> Samgr.Desktop",
        "LiteIpc.Desktop -> Samgr.Emulator",
        "LiteIpc.Desktop -> Samgr.Emulator.Process",
        "LiteIpc.Desktop -> Samgr.ProcessHost",
        "LiteIpc.Kit -> Samgr.Emulator",
        "LiteIpc.Kit -> Samgr.Interfaces.Callbacks",
        "LiteIpc.Vectors -> Samgr.Interfaces",
        "Samgr -> Samgr.Desktop",
        "Samgr -> Samgr.Dump",
        "Samgr -> Samgr.ProcessHost",
        "Samgr -> Samgr.Server",
        "Samgr.Analyzers -> Samgr.Analyzers.CodeFixes",
        "Samgr.Emulator.Process -> Samgr.Emulator",
        "Samgr.Emulator.Process -> Samgr.ProcessHost",
        "Samgr.Interfaces -> Samgr.Interfaces.Callbacks",
        "Samgr.Server -> Samgr.Dump",
        "System.Device.Gpio -> Samgr.Emulator",
        "System.Device.Gpio -> Samgr.ProcessHost",
        "System.Device.Gpio -> Samgr.Testing",
    ];

    [Fact]
    public void Each_friendship_between_products_is_listed()
    {
        Project[] products = [.. Repository.Projects.Where(project => !project.Folder.StartsWith("tests/", StringComparison.Ordinal))];
        HashSet<string> names = [.. products.Select(project => project.Assembly)];

        string[] found =
        [
            .. products.SelectMany(project => FriendsOf(project).Where(names.Contains).Select(friend => $"{project.Assembly} -> {friend}"))
                .Distinct().Order(StringComparer.Ordinal),
        ];

        Assert.Equal(_listed, found);
    }

    private static IEnumerable<string> FriendsOf(Project project)
    {
        string folder = Path.Combine(Repository.Root, project.Folder);
        string file = Path.Combine(folder, "InternalsVisibleTo.cs");
        string text = File.ReadAllText(Path.Combine(Repository.Root, project.File)) + (File.Exists(file) ? File.ReadAllText(file) : string.Empty);
        return Friend().Matches(text).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex(@"InternalsVisibleTo(?:\(| Include=)""([A-Za-z.]+)""")]
    private static partial Regex Friend();
}
