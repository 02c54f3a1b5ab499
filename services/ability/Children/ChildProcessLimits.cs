using System.Text;

namespace Samgr.Ability;

/// <summary>The limits of child processes, with the values of the field, and the rules for what names them.</summary>
public static class ChildProcessLimits
{
    /// <summary>Bytes of UTF-8 in the entry parameters at most.</summary>
    public const int MaxEntryParams = 150 * 1024;

    /// <summary>File descriptors that a child is given at most.</summary>
    public const int MaxDescriptors = 16;

    /// <summary>Characters in the name of a file descriptor at most.</summary>
    public const int MaxDescriptorName = 20;

    /// <summary>Characters in the name of a process at most.</summary>
    public const int MaxProcessName = 64;

    /// <summary>Characters in the name of a library, or of an entry in it, at most.</summary>
    public const int MaxLibraryName = 255;

    /// <summary>Children that one process may have at a time unless the machine says otherwise.</summary>
    public const int DefaultPerProcess = 50;

    /// <summary>Children in the whole machine at a time unless it says otherwise.</summary>
    public const int DefaultTotal = 512;

    private const int MaxBytesOfCharacter = 3;

    /// <summary>Whether that can be a library's: 1 to 255 characters, and no way up to a parent folder.</summary>
    public static bool IsLibraryName(string? name)
        => IsText(name) && name!.IndexOf(':') < 0 && !HasParentFolder(name);

    /// <summary>Whether that can be an entry, "Library:Main".</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="library">The text before the last colon; empty unless true is returned.</param>
    /// <param name="function">The text after the last colon; empty unless true is returned.</param>
    public static bool IsEntry(string? entry, out string library, out string function)
    {
        library = string.Empty;
        function = string.Empty;
        int colon = entry == null ? -1 : entry.LastIndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        string before = entry!.Substring(0, colon);
        string behind = entry.Substring(colon + 1);
        if (!IsLibraryName(before) || !IsText(behind))
        {
            return false;
        }

        library = before;
        function = behind;
        return true;
    }

    /// <summary>Whether that can be the name of a process: 1 to 64 of a to z, A to Z, 0 to 9 and '_'.</summary>
    public static bool IsProcessName(string? name)
    {
        if (name == null || name.Length == 0 || name.Length > MaxProcessName)
        {
            return false;
        }

        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i];
            if (!((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether that can be the name of a file descriptor: 1 to 20 characters.</summary>
    public static bool IsDescriptorName(string? name) => IsText(name) && name!.Length <= MaxDescriptorName;

    /// <summary>Whether entry parameters are not too large; they may be empty.</summary>
    public static bool IsEntryParams(string? text)
        => text != null && text.Length <= MaxEntryParams
            && (text.Length * MaxBytesOfCharacter <= MaxEntryParams || Encoding.UTF8.GetBytes(text).Length <= MaxEntryParams);

    // A board's strings end at their first NUL.
    private static bool IsText(string? text)
        => text != null && text.Length > 0 && text.Length <= MaxLibraryName && text.IndexOf('\0') < 0;

    private static bool HasParentFolder(string name)
    {
        string[] parts = name.Split('/', '\\');
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "..")
            {
                return true;
            }
        }

        return false;
    }
}
