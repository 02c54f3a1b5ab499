namespace Samgr.Ability;

/// <summary>The arguments that a child is started with. Belongs to one thread at a time; in the child it no longer changes.</summary>
public sealed class ChildProcessArgs
{
    private readonly string[] _names = new string[ChildProcessLimits.MaxDescriptors];
    private readonly int[] _descriptors = new int[ChildProcessLimits.MaxDescriptors];

    /// <summary>Text for the child, <see cref="ChildProcessLimits.MaxEntryParams"/> bytes of UTF-8 at most when it is started.</summary>
    public string EntryParams { get; set; } = string.Empty;

    /// <summary>How many file descriptors there are.</summary>
    public int DescriptorCount { get; private set; }

    /// <summary>Adds a file descriptor, which stays the caller's: the child gets one of its own for the same file.</summary>
    /// <param name="name">1 to <see cref="ChildProcessLimits.MaxDescriptorName"/> characters, not used yet.</param>
    /// <param name="descriptor">The descriptor, open until the child has been started.</param>
    /// <returns>
    /// <see cref="ChildProcessError.Success"/>; <see cref="ChildProcessError.InvalidParam"/> when name or descriptor break their
    /// rule, or there are <see cref="ChildProcessLimits.MaxDescriptors"/> already.
    /// </returns>
    public int AddDescriptor(string? name, int descriptor)
    {
        if (!ChildProcessLimits.IsDescriptorName(name) || descriptor < 0 || IndexOf(name) >= 0
            || DescriptorCount == ChildProcessLimits.MaxDescriptors)
        {
            return ChildProcessError.InvalidParam;
        }

        _names[DescriptorCount] = name!;
        _descriptors[DescriptorCount] = descriptor;
        DescriptorCount++;
        return ChildProcessError.Success;
    }

    /// <summary>The descriptor of that name; in the child it belongs to the child, which closes it. -1 when there is none.</summary>
    public int FindDescriptor(string? name)
    {
        int index = IndexOf(name);
        return index < 0 ? -1 : _descriptors[index];
    }

    /// <summary>The name of a descriptor.</summary>
    /// <param name="index">0 to <see cref="DescriptorCount"/> - 1.</param>
    public string NameAt(int index) => _names[index];

    /// <summary>A descriptor.</summary>
    /// <param name="index">0 to <see cref="DescriptorCount"/> - 1.</param>
    public int DescriptorAt(int index) => _descriptors[index];

    private int IndexOf(string? name)
    {
        for (int i = 0; i < DescriptorCount; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
