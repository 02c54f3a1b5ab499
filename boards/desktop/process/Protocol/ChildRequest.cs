using Samgr.Ability;

namespace Samgr.Emulator.Protocol;

/// <summary>A child that a process wants: what its API has checked is checked here again.</summary>
internal sealed record ChildRequest
{
    /// <summary>The caller's number for it.</summary>
    public required int Id { get; init; }

    public required string Library { get; init; }

    /// <summary>The function to run; null to connect.</summary>
    public string? Function { get; init; }

    public string EntryParams { get; init; } = string.Empty;

    public string? ProcessName { get; init; }

    public bool IsIsolated { get; init; }

    public bool HasIsolatedUid { get; init; }

    public IReadOnlyList<string> DescriptorNames { get; init; } = [];

    /// <summary>The file descriptors, in the order of their names.</summary>
    public required SentDescriptors Descriptors { get; init; }

    /// <summary>False when file descriptors were lost on the way, or are more than the share of their sender.</summary>
    internal bool IsWhole => Descriptors.Count == DescriptorNames.Count;

    internal static ChildRequest Read(FrameReader frame, Descriptors arrived)
    {
        ChildRequest request = new()
        {
            Id = frame.Int32(),
            Library = frame.Text(),
            Function = frame.String(),
            EntryParams = frame.Text(),
            ProcessName = frame.String(),
            IsIsolated = frame.Boolean(),
            HasIsolatedUid = frame.Boolean(),
            DescriptorNames = ReadNames(frame),
            Descriptors = new SentDescriptors(arrived),
        };
        request.Check();
        request.Descriptors.Put(arrived.Take(request.DescriptorNames.Count) ?? []);
        return request;
    }

    internal void Write(FrameWriter frame)
    {
        frame.Int32(Id);
        frame.String(Library);
        frame.String(Function);
        frame.String(EntryParams);
        frame.String(ProcessName);
        frame.Boolean(IsIsolated);
        frame.Boolean(HasIsolatedUid);
        frame.Int32(DescriptorNames.Count);
        foreach (string name in DescriptorNames)
        {
            frame.String(name);
        }

        Descriptors.MoveTo(frame);
    }

    private static string[] ReadNames(FrameReader frame)
    {
        int count = frame.Int32();
        if (count is < 0 or > ChildProcessLimits.MaxDescriptors)
        {
            throw new ProtocolException($"a child with {count} file descriptors");
        }

        string[] names = new string[count];
        for (int i = 0; i < count; i++)
        {
            names[i] = frame.Text();
        }

        return names;
    }

    private void Check()
    {
        bool isEntry = Function == null || ChildProcessLimits.IsEntry(Library + ":" + Function, out _, out _);
        if (!isEntry || !ChildProcessLimits.IsLibraryName(Library) || !ChildProcessLimits.IsEntryParams(EntryParams)
            || (ProcessName != null && !ChildProcessLimits.IsProcessName(ProcessName))
            || !DescriptorNames.All(ChildProcessLimits.IsDescriptorName)
            || DescriptorNames.Distinct().Count() != DescriptorNames.Count)
        {
            throw new ProtocolException("a child that its API would not have asked for");
        }
    }
}
