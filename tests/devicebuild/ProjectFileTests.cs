namespace Samgr.DeviceBuild.Tests;

public class ProjectFileTests
{
    [Fact]
    public void The_versions_stand_in_one_place()
    {
        string[] versions = [Versions.Sdk, Versions.MetadataProcessor, .. Versions.Libraries.Select(library => library.Version)];
        string[] patterns = ["*.props", "*.targets", "*.proj", "*.csproj", "global.json"];
        string[] holders = [.. patterns.SelectMany(Repository.Files)
            .Where(file => versions.Any(version => File.ReadAllText(file).Contains($"\"{version}\"", StringComparison.Ordinal)
                || File.ReadAllText(file).Contains($">{version}<", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Repository.Root, file))];
        Assert.Equal([Versions.FileName], holders);
    }

    [Fact]
    public void A_device_project_begins_and_ends_with_the_shared_files()
    {
        string[] projects = [.. Repository.Files("*.csproj")
            .Where(file => File.ReadLines(file).Any(IsDeviceImport))];
        Assert.NotEmpty(projects);
        Assert.All(projects, file =>
        {
            string[] lines = [.. File.ReadAllLines(file).Where(line => line.Length > 0)];
            Assert.Equal("<Project>", lines[0]);
            Assert.EndsWith("/Directory.Device.props\" />", lines[1], StringComparison.Ordinal);
            Assert.EndsWith("/Directory.Device.targets\" />", lines[^2], StringComparison.Ordinal);
        });
    }

    private static bool IsDeviceImport(string line)
        => line.Contains("<Import ", StringComparison.Ordinal)
            && (line.Contains("/Directory.Device.props", StringComparison.Ordinal) || line.Contains("/Directory.Device.targets", StringComparison.Ordinal));

    [Fact]
    public void No_project_is_device_code_for_the_desktop_only()
    {
        IEnumerable<string> projects = Repository.Files("*.csproj")
            .Where(file => File.ReadAllText(file).Contains("<DeviceProfile>", StringComparison.Ordinal));
        Assert.Empty(projects);
    }
}
