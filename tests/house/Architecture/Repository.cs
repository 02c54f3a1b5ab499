using System.Reflection;

namespace Samgr.House.Tests.Architecture;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] _notWritten = ["bin", "obj", "templates"];

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The project files, by their paths from the root; those of the templates belong to their users.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
    [
        .. Directory.EnumerateDirectories(Root).Where(folder => !Path.GetFileName(folder).StartsWith('.'))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(_notWritten.Contains))
            .Order(StringComparer.Ordinal)
            .Select(file => new Project(file)),
    ];
}
