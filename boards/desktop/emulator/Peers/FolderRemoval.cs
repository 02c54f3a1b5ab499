using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>
/// Removes a folder in which others may still be at work: each step goes from an open folder to what stands in it, so that a
/// link that takes the place of a folder meanwhile leads nowhere.
/// </summary>
internal static partial class FolderRemoval
{
    private const int CurrentFolder = -100;
    private const int RemoveFolder = 0x200;
    private const int CloseOnExec = 0x80000;
    private const int Deepest = 64;

    // Flags whose values differ between the processors of Linux.
    private static readonly int _folderOnly = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;
    private static readonly int _noFollow = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Removes a folder with all that stands in it.</summary>
    /// <returns>False when something stays.</returns>
    internal static bool Remove(string path) => Remove(CurrentFolder, path, 0);

    private static bool Remove(int folder, string name, int depth)
    {
        if (Unlink(folder, name, 0) == 0 || Unlink(folder, name, RemoveFolder) == 0)
        {
            return true;
        }

        int inner = depth == Deepest ? -1 : Open(folder, name, _folderOnly | _noFollow | CloseOnExec);
        if (inner < 0)
        {
            return false;
        }

        try
        {
            foreach (string entry in Directory.GetFileSystemEntries($"/proc/self/fd/{inner}"))
            {
                Remove(inner, Path.GetFileName(entry), depth + 1);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            NativeDescriptor.Close(inner);
        }

        return Unlink(folder, name, RemoveFolder) == 0;
    }

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unlink(int folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(int folder, string name, int flags);
}
