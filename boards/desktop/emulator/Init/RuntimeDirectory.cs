using System.Globalization;
using System.Text;

namespace Samgr.Emulator;

/// <summary>The folder in which running machines have theirs; nobody but the user can look into it.</summary>
internal static class RuntimeDirectory
{
    internal const string Variable = "SAMGR_RUNTIME_DIR";

    private const string SystemVariable = "XDG_RUNTIME_DIR";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly int _maxSocketPath = OperatingSystem.IsMacOS() ? 103 : 107;

    internal static string Locate(string? configured)
    {
        string? variable = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(configured ?? variable))
        {
            return Path.GetFullPath((configured ?? variable)!);
        }

        string? system = Environment.GetEnvironmentVariable(SystemVariable);
        return !string.IsNullOrEmpty(system) && Directory.Exists(system)
            ? Path.Combine(system, "samgr")
            : Path.Combine(Path.GetTempPath(), "samgr-" + Environment.UserName);
    }

    internal static void CreatePrivate(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
                return;
            }

            Directory.CreateDirectory(folder, Private);
            if (File.GetUnixFileMode(folder) != Private)
            {
                File.SetUnixFileMode(folder, Private);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"the runtime directory '{folder}' cannot be used ({error.Message}); set {Variable} to a folder of yours");
        }
    }

    internal static string SocketPath(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        int length = Encoding.UTF8.GetByteCount(path);
        return length <= _maxSocketPath
            ? path
            : throw new MachineException(string.Create(
                CultureInfo.InvariantCulture,
                $"the socket path '{path}' has {length} bytes and the system allows {_maxSocketPath}; set {Variable} to a shorter folder"));
    }
}
