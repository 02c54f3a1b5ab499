using System.Reflection;

namespace Samgr.DeviceBuild.Tests;

internal static class Repository
{
    private static readonly string[] _outputFolders = ["bin", "obj", ".git"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split('/', '\\').Intersect(_outputFolders).Any());
}
