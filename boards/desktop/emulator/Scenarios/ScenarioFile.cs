using Samgr.Emulator.Scenarios.Reading;

namespace Samgr.Emulator.Scenarios;

/// <summary>Reads scenario files.</summary>
public static class ScenarioFile
{
    /// <summary>Reads and checks a scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="assemblyFolder">The folder of the assemblies named without a path; null for the folder of this one.</param>
    /// <exception cref="ScenarioException">The file is missing or cannot be used.</exception>
    public static Scenario Load(string path, string? assemblyFolder = null) => Load(path, assemblyFolder, isOfDevice: false);

    /// <summary>Reads and checks the scenario of a device of several: the name of a built-in one, or a full path.</summary>
    /// <exception cref="ScenarioException">It cannot be used, or consists of devices itself.</exception>
    internal static Scenario LoadOfDevice(string nameOrPath, string assemblyFolder)
        => BuiltInScenarios.Names.Contains(nameOrPath)
            ? Parse(BuiltInScenarios.Read(nameOrPath), nameOrPath + ".json", AppContext.BaseDirectory, assemblyFolder, isOfDevice: true)
            : Load(nameOrPath, assemblyFolder, isOfDevice: true);

    private static Scenario Load(string path, string? assemblyFolder, bool isOfDevice)
    {
        string fullPath = Path.GetFullPath(path);
        byte[] content;
        try
        {
            content = BoundedFile.Read(fullPath);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScenarioException(path, 0, 0, $"there is no file '{fullPath}'; correct the path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, 0, 0, $"the file cannot be read: {error.Message}");
        }

        return Parse(content, path, Path.GetDirectoryName(fullPath)!, assemblyFolder, isOfDevice);
    }

    /// <summary>Reads and checks a scenario that is in memory.</summary>
    /// <param name="content">The text in UTF-8.</param>
    /// <param name="file">The name that messages use for it.</param>
    /// <param name="folder">The folder to which paths in it are relative.</param>
    /// <param name="assemblyFolder">The folder of the assemblies named without a path; null for the folder of this one.</param>
    /// <exception cref="ScenarioException">It cannot be used.</exception>
    public static Scenario Parse(byte[] content, string file, string folder, string? assemblyFolder = null)
        => Parse(content, file, folder, assemblyFolder, isOfDevice: false);

    private static Scenario Parse(byte[] content, string file, string folder, string? assemblyFolder, bool isOfDevice)
    {
        int start = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return ScenarioReader.Read(new ScenarioSource(file, folder, assemblyFolder ?? AppContext.BaseDirectory, content[start..]) { IsOfDevice = isOfDevice });
    }
}
