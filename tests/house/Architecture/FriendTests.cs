using System.Text.RegularExpressions;

namespace Samgr.House.Tests.Architecture;

/// <summary>
/// Who sees the internals of whom is listed, with the reason: a friendship is one more thing that cannot change by itself. A product is what
/// stands in one wing and has one version; friends within it change together, friends in another one are few.
/// </summary>
public sealed partial class FriendTests
{
    private const int MostBetweenProducts = 8;

    private static readonly Friendship[] _between =
    [
        new("LiteIpc", "Samgr.Emulator", "the machine carries messages of processes that are not in its CLR"),
        new("LiteIpc", "Samgr.Emulator.Process", "a process takes messages apart and puts them together on the other end of a connection"),
        new("LiteIpc.Desktop", "Samgr.Emulator", "the machine is the kernel's side of processes behind a connection, which move the messages of drivers"),
    ];

    private static readonly Friendship[] _within =
    [
        new("LiteIpc", "LiteIpc.Bus", "to the kernel another device is a process, whose messages the bus moves over a link"),
        new("LiteIpc", "LiteIpc.Desktop", "processes behind a connection, and what holds calls up, are looked into where there is room for it"),
        new("LiteIpc", "LiteIpc.Kit", "who holds which object is the kernel's business, and a parcel is the content of a message"),
        new("LiteIpc", "LiteIpc.Vectors", "vectors are values of the serializer that a board may leave out"),
        new("Samgr", "Samgr.Desktop", "the queue of a task is what the runtimes do most differently"),
        new("Samgr", "Samgr.Dump", "a dump shows what nobody else needs to see"),
        new("Samgr", "Samgr.Server", "the process that hosts samgr is one like the others, and what it adds is for that one alone"),
        new("Samgr.Analyzers", "Samgr.Analyzers.CodeFixes", "a fix knows what the analyzer has found"),
        new("Samgr.Emulator.Process", "Samgr.Emulator", "the machine is the other end of the protocol"),
        new("Samgr.Emulator.Process", "Samgr.ProcessHost", "the process host is what stands on this end of the protocol"),
        new("Samgr.Interfaces", "Samgr.Interfaces.Callbacks", "callbacks are calls in the other direction, with the same requests and replies"),
        new("Samgr.Server", "Samgr.Dump", "a dump says how full samgr's tables are"),
    ];

    [Fact]
    public void Each_friendship_between_products_is_listed() => Assert.Equal(Lines(_between), Found(isWithin: false));

    [Fact]
    public void Each_friendship_within_a_product_is_listed() => Assert.Equal(Lines(_within), Found(isWithin: true));

    [Fact]
    public void Friendships_between_products_are_few() => Assert.InRange(_between.Length, 0, MostBetweenProducts);

    private static string[] Lines(Friendship[] listed) => [.. listed.Select(friendship => $"{friendship.Of} -> {friendship.To}")];

    private static string[] Found(bool isWithin)
    {
        Project[] all = [.. Repository.Projects.Where(project => !project.Folder.StartsWith("tests/", StringComparison.Ordinal))];
        Dictionary<string, string> products = all.ToDictionary(project => project.Assembly, ProductOf);
        return
        [
            .. all.SelectMany(project => FriendsOf(project)
                    .Where(friend => products.ContainsKey(friend) && (products[friend] == ProductOf(project)) == isWithin)
                    .Select(friend => $"{project.Assembly} -> {friend}"))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A wing of the table in CONTRIBUTING; each service, and each board, is one by itself.</summary>
    private static string ProductOf(Project project)
    {
        string[] folders = project.Folder.Split('/');
        return folders[0] is "services" or "boards" ? string.Join('/', folders.Take(2)) : folders[0];
    }

    private static IEnumerable<string> FriendsOf(Project project)
    {
        string file = Path.Combine(Repository.Root, project.Folder, "InternalsVisibleTo.cs");
        string text = File.ReadAllText(Path.Combine(Repository.Root, project.File)) + (File.Exists(file) ? File.ReadAllText(file) : string.Empty);
        return Friend().Matches(text).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex(@"InternalsVisibleTo(?:\(| Include=)""([A-Za-z.]+)""")]
    private static partial Regex Friend();

    /// <summary>An assembly whose internals another one sees.</summary>
    /// <param name="Of">The assembly.</param>
    /// <param name="To">The one that sees them.</param>
    /// <param name="Reason">Why it has to.</param>
    private sealed record Friendship(string Of, string To, string Reason);
}
