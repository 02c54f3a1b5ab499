using System.Reflection;

namespace Samgr.Analyzers.Tests.Support;

/// <summary>Where the sources are that the tests read.</summary>
internal static class Repository
{
    private static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!);

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");
}
