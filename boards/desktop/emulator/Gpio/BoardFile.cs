using Samgr.Emulator.Scenarios;
using Samgr.Emulator.Scenarios.Reading;

namespace Samgr.Emulator.Gpio;

/// <summary>Reads board files.</summary>
public static class BoardFile
{
    /// <summary>Reads and checks a board file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScenarioException">The file is missing or cannot be used; the message says where and why.</exception>
    public static Board Load(string path)
    {
        try
        {
            return Parse(BoundedFile.Read(path), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScenarioException(path, 0, 0, "there is no such board file; correct the path");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, 0, 0, $"the board file cannot be read: {error.Message}");
        }
    }

    /// <summary>Reads and checks a board that is in memory.</summary>
    /// <param name="content">The text in UTF-8.</param>
    /// <param name="file">The name that messages use for it.</param>
    /// <exception cref="ScenarioException">It cannot be used.</exception>
    public static Board Parse(byte[] content, string file)
    {
        int start = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return BoardReader.Read(new ScenarioSource(file, string.Empty, string.Empty, content[start..]));
    }
}
