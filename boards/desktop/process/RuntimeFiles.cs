namespace Samgr.Emulator;

/// <summary>
/// What the .NET runtime of a process puts into the temporary folder for debuggers and profilers, and a process that is
/// killed cannot take away.
/// </summary>
internal static class RuntimeFiles
{
    internal static string[] Find(int processId)
        => OperatingSystem.IsWindows()
            ? []
            : [
                .. Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*"),
                .. Directory.EnumerateFiles(Path.GetTempPath(), $"clr-debug-pipe-{processId}-*"),
            ];

    /// <summary>Removes the files of a process that has ended.</summary>
    internal static void Remove(int processId)
    {
        try
        {
            Array.ForEach(Find(processId), File.Delete);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else clears the folder, or it is not ours to clear.
            return;
        }
    }
}
