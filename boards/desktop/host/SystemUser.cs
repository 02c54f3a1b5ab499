using System.Runtime.InteropServices;

namespace Samgr.ProcessHost;

/// <summary>Makes this process one of a user of its own, for good.</summary>
internal static class SystemUser
{
    private const int SetDumpable = 4;

    /// <summary>Becomes the user and group of that number, with no other group, in every thread.</summary>
    /// <param name="user">The number.</param>
    /// <param name="isDebugged">Whether debuggers may look into the process, which a change of the user prevents otherwise.</param>
    /// <returns>False when the system does not allow it.</returns>
    internal static bool Become(int user, bool isDebugged)
    {
        if (SetGroups(0, 0) != 0 || SetGroup(user, user, user) != 0 || SetUser(user, user, user) != 0 || SetUser(-1, 0, -1) == 0)
        {
            return false;
        }

        _ = ProcessControl(SetDumpable, isDebugged ? 1u : 0u, 0, 0, 0);
        return true;
    }

    [DllImport("libc", EntryPoint = "setgroups")]
    private static extern int SetGroups(nuint count, nint groups);

    [DllImport("libc", EntryPoint = "setresgid")]
    private static extern int SetGroup(int real, int effective, int saved);

    [DllImport("libc", EntryPoint = "setresuid")]
    private static extern int SetUser(int real, int effective, int saved);

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);
}
