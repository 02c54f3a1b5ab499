namespace Samgr.House.Tests.Architecture;

/// <summary>Projects refer to what stands above them in the table of CONTRIBUTING.md, and none is hidden in another's folder.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Each_project_is_in_a_folder_of_the_table()
        => Assert.Empty(Repository.Projects.Where(project => LayerTable.LayerOf(project.Folder) < 0).Select(project => project.File));

    [Fact]
    public void Each_reference_points_up_the_table()
    {
        string[] against =
        [
            .. Repository.Projects.SelectMany(project => project.References
                .Where(reference => !PointsUp(project.Folder, reference)).Select(reference => $"{project} -> {reference}")),
        ];

        Assert.True(against.Length == 0, "these references point down the table of CONTRIBUTING.md:\n" + string.Join('\n', against));
    }

    [Theory]
    [InlineData("services/gpio", "boards/desktop/emulator/Samgr.Emulator.csproj")]
    [InlineData("liteipc", "samgr/Samgr.csproj")]
    [InlineData("liteipc", "liteipc/kit/LiteIpc.Kit.csproj")]
    [InlineData("boards/desktop/process", "boards/desktop/emulator/Samgr.Emulator.csproj")]
    [InlineData("tools/generator", "tools/samgr/Samgr.Tool.csproj")]
    public void A_reference_that_points_down_is_found(string folder, string reference) => Assert.False(PointsUp(folder, reference));

    [Fact]
    public void What_a_process_loads_knows_nothing_of_the_machine()
    {
        Project host = Repository.Projects.Single(project => project.Assembly == "Samgr.ProcessHost");
        HashSet<string> loaded = [];
        Add(host, loaded);

        Assert.Contains("Samgr.Emulator.Process", loaded);
        Assert.DoesNotContain("Samgr.Emulator", loaded);
    }

    [Fact]
    public void A_project_in_the_folder_of_another_is_kept_out_of_it_by_name()
    {
        string[] hidden =
        [
            .. Repository.Projects.SelectMany(inner => Repository.Projects.Where(outer => outer.Holds(inner.Folder))
                .Where(outer => !IsNamed(outer, inner.Folder)).Select(outer => $"{inner} in {outer}")),
        ];

        Assert.Empty(hidden);
    }

    [Fact]
    public void No_two_folders_beside_each_other_differ_by_the_case_of_a_letter_alone()
    {
        string[] alike =
        [
            .. Repository.Projects.Select(project => project.Folder).Distinct()
                .Select(folder => Path.GetDirectoryName(Path.Combine(Repository.Root, folder))!).Distinct()
                .SelectMany(parent => Directory.EnumerateDirectories(parent).GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                .Select(group => string.Join(" and ", group)),
        ];

        Assert.Empty(alike);
    }

    private static bool PointsUp(string folder, string reference)
        => LayerTable.LayerOf(reference[..reference.LastIndexOf('/')]) <= LayerTable.LayerOf(folder);

    private static void Add(Project project, HashSet<string> loaded)
    {
        if (loaded.Add(project.Assembly))
        {
            foreach (string reference in project.References)
            {
                Add(Repository.Projects.Single(other => other.File == reference), loaded);
            }
        }
    }

    // The outer project leaves the folder out of what it compiles, so that its first folder is named there.
    private static bool IsNamed(Project outer, string inner)
    {
        string first = inner[(outer.Folder.Length + 1)..].Split('/')[0];
        return File.ReadAllText(Path.Combine(Repository.Root, outer.File)).Contains(first + "/**", StringComparison.Ordinal);
    }
}
