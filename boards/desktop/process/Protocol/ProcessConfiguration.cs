namespace Samgr.Emulator.Protocol;

/// <summary>The configuration that the machine sends to a process.</summary>
internal sealed record ProcessConfiguration
{
    private const int MaxEntries = 10_000;

    public required string Name { get; init; }

    public required int Pid { get; init; }

    public required int Uid { get; init; }

    public required int Gid { get; init; }

    /// <summary>The user of the operating system that it becomes before it does anything else; 0 when it stays what it is.</summary>
    public int SystemUser { get; init; }

    /// <summary>Whether debuggers may look into it.</summary>
    public bool IsDebugged { get; init; }

    /// <summary>Whether it hosts samgr at handle 0.</summary>
    public bool HostsSamgr { get; init; }

    public bool IsTracing { get; init; }

    /// <summary>Whether it may ask for channels.</summary>
    public bool HasChannels { get; init; }

    /// <summary>The lowest level of log lines worth sending.</summary>
    public required int LogLevel { get; init; }

    /// <summary>The first of the thread numbers that are its own.</summary>
    public required int FirstThread { get; init; }

    public required int ThreadCount { get; init; }

    /// <summary>Its modules, each as assembly and type.</summary>
    public IReadOnlyList<(string Assembly, string Type)> Modules { get; init; } = [];

    /// <summary>The program that it runs in place of modules: a path, or the name of an assembly beside the host.</summary>
    public string? Program { get; init; }

    /// <summary>Limits that differ from their default, by name.</summary>
    public IReadOnlyList<(string Name, int Value)> Limits { get; init; } = [];

    /// <summary>The policy; null allows everything.</summary>
    public IReadOnlyList<ConfiguredRule>? Rules { get; init; }

    /// <summary>The link of a program to other devices, in the lines that a board's program has; null for none.</summary>
    public ProgramLink? Link { get; init; }

    /// <summary>The program that a child of another process runs in place of modules; null for a process that is no child.</summary>
    public ChildConfiguration? Child { get; init; }

    internal static ProcessConfiguration Read(FrameReader frame)
    {
        ProcessConfiguration configuration = new()
        {
            Name = frame.Text(),
            Pid = frame.Int32(),
            Uid = frame.Int32(),
            Gid = frame.Int32(),
            SystemUser = frame.Int32(),
            IsDebugged = frame.Boolean(),
            HostsSamgr = frame.Boolean(),
            IsTracing = frame.Boolean(),
            HasChannels = frame.Boolean(),
            LogLevel = frame.Int32(),
            FirstThread = frame.Int32(),
            ThreadCount = frame.Int32(),
            Modules = ReadList(frame, static frame => (frame.Text(), frame.Text())),
            Program = frame.String(),
            Limits = ReadList(frame, static frame => (frame.Text(), frame.Int32())),
            Rules = frame.Boolean() ? ReadList(frame, ConfiguredRule.Read) : null,
            Link = frame.String() is { } link ? new ProgramLink(link) : null,
            Child = frame.Boolean() ? ChildConfiguration.Read(frame) : null,
        };
        frame.Finish();
        return configuration;
    }

    internal void Write(FrameWriter frame)
    {
        frame.String(Name);
        frame.Int32(Pid);
        frame.Int32(Uid);
        frame.Int32(Gid);
        frame.Int32(SystemUser);
        frame.Boolean(IsDebugged);
        frame.Boolean(HostsSamgr);
        frame.Boolean(IsTracing);
        frame.Boolean(HasChannels);
        frame.Int32(LogLevel);
        frame.Int32(FirstThread);
        frame.Int32(ThreadCount);
        frame.Int32(Modules.Count);
        foreach ((string assembly, string type) in Modules)
        {
            frame.String(assembly);
            frame.String(type);
        }

        frame.String(Program);
        frame.Int32(Limits.Count);
        foreach ((string name, int value) in Limits)
        {
            frame.String(name);
            frame.Int32(value);
        }

        frame.Boolean(Rules != null);
        if (Rules != null)
        {
            frame.Int32(Rules.Count);
            foreach (ConfiguredRule rule in Rules)
            {
                rule.Write(frame);
            }
        }

        frame.String(Link?.Text);
        frame.Boolean(Child != null);
        Child?.Write(frame);
    }

    internal static T[] ReadList<T>(FrameReader frame, Func<FrameReader, T> read)
    {
        int count = frame.Int32();
        if (count is < 0 or > MaxEntries)
        {
            throw new ProtocolException($"a list of {count} entries");
        }

        T[] list = new T[count];
        for (int i = 0; i < count; i++)
        {
            list[i] = read(frame);
        }

        return list;
    }
}
