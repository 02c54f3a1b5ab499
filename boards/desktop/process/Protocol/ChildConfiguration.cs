namespace Samgr.Emulator.Protocol;

/// <summary>The program that the machine tells a child to run.</summary>
internal sealed record ChildConfiguration
{
    public required string Library { get; init; }

    /// <summary>The function to run; null to connect.</summary>
    public string? Function { get; init; }

    public string EntryParams { get; init; } = string.Empty;

    /// <summary>The folder in which the library is looked for; empty for the folder of the process host.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>How long it may take until it is ready.</summary>
    public int StartTimeoutMs { get; init; }

    public IReadOnlyList<string> DescriptorNames { get; init; } = [];

    /// <summary>The file descriptors, in the order of their names.</summary>
    public SentDescriptors Descriptors { get; init; } = new();

    internal static ChildConfiguration Read(FrameReader frame) => new()
    {
        Library = frame.Text(),
        Function = frame.String(),
        EntryParams = frame.Text(),
        Folders = ProcessConfiguration.ReadList(frame, static frame => frame.Text()),
        StartTimeoutMs = frame.Int32(),
        DescriptorNames = ProcessConfiguration.ReadList(frame, static frame => frame.Text()),
    };

    internal void Write(FrameWriter frame)
    {
        frame.String(Library);
        frame.String(Function);
        frame.String(EntryParams);
        WriteList(frame, Folders);
        frame.Int32(StartTimeoutMs);
        WriteList(frame, DescriptorNames);
        Descriptors.MoveTo(frame);
    }

    private static void WriteList(FrameWriter frame, IReadOnlyList<string> texts)
    {
        frame.Int32(texts.Count);
        foreach (string text in texts)
        {
            frame.String(text);
        }
    }
}
