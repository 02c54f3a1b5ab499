using System;
using System.IO;
using Samgr.Generator.Diagnostics;

namespace Samgr.Generator.Locking;

/// <summary>The lock file of a project, or what is wrong with it.</summary>
/// <param name="File">The content; empty when the file cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record LockInput(LockFile File, Problem? Problem)
{
    /// <summary>That of a project without one.</summary>
    public static LockInput None { get; } = new(LockFile.Empty, null);

    /// <summary>Reads a lock file.</summary>
    public static LockInput Read(string path, string text)
    {
        try
        {
            return new(LockReader.Read(text), null);
        }
        catch (FormatException error)
        {
            return new(LockFile.Empty, Diagnostics.Problem.At(Rules.BadLock, (Place?)null, Path.GetFileName(path), error.Message));
        }
    }
}
