namespace Samgr.Emulator.Scenarios.Reading;

internal static class TaskReader
{
    private static readonly Dictionary<string, RestartRule> _rules = new()
    {
        ["always"] = RestartRule.Always,
        ["on-failure"] = RestartRule.OnFailure,
        ["never"] = RestartRule.Never,
    };

    public static ScenarioProcess ReadProcess(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "a process", ScenarioMembers.Process);
        return new ScenarioProcess
        {
            Name = reader.RequiredName("name"),
            Pid = ReadPid(reader),
            Uid = reader.OptionalNumber("uid", 0, ScenarioRanges.User),
            Gid = reader.OptionalNumber("gid", 0, ScenarioRanges.User),
            Samgr = reader.OptionalFlag("samgr"),
            Program = ProgramReader.Read(reader),
            Modules = ProgramReader.IsGiven(reader) ? [] : ReadModules(reader),
            After = reader.Names("after"),
            Restart = ReadRestart(reader),
            Permissions = ReadPermissions(reader),
            Debug = reader.OptionalFlag("debug"),
        };
    }

    public static ScenarioApp ReadApp(ScenarioSource source, JsonPart part)
    {
        ObjectReader reader = new(source, part, "an app", ScenarioMembers.Task);
        return new ScenarioApp
        {
            Name = reader.RequiredName("name"),
            Uid = reader.OptionalNumber("uid", 0, ScenarioRanges.User),
            Gid = reader.OptionalNumber("gid", 0, ScenarioRanges.User),
            Modules = ReadModules(reader),
            Restart = ReadRestart(reader),
            Permissions = ReadPermissions(reader),
            Debug = reader.OptionalFlag("debug"),
        };
    }

    private static int ReadPid(ObjectReader reader)
    {
        JsonPart part = reader.Required("pid");
        if (part.Number is 0 or 1)
        {
            string owner = part.Number == 0 ? "the kernel" : "init";
            throw reader.Source.Error(part, $"pid {part.Number} is reserved for {owner}; use {ScenarioProcess.FirstPid} or more");
        }

        return reader.Number(part, "pid", ScenarioRanges.Pid);
    }

    private static List<ScenarioModule> ReadModules(ObjectReader reader)
    {
        JsonPart modules = reader.Required("modules");
        IReadOnlyList<JsonPart> parts = reader.Items("modules");
        if (parts.Count == 0)
        {
            throw reader.Source.Error(modules, "\"modules\" is empty; name at least one as \"Assembly:Full.TypeName\"");
        }

        return [.. parts.Select(part => ModuleReader.Read(reader.Source, reader.Text(part, "modules")))];
    }

    private static ScenarioRestart ReadRestart(ObjectReader task)
    {
        ScenarioRestart defaults = new();
        if (task.Part.Find("restart") is not { } part)
        {
            return defaults;
        }

        ObjectReader reader = new(task.Source, part, "\"restart\"", ScenarioMembers.Restart);
        int backoff = reader.OptionalNumber("backoffMs", defaults.BackoffMs, ScenarioRanges.BackoffMs);
        int maxBackoff = reader.OptionalNumber("maxBackoffMs", Math.Max(backoff, defaults.MaxBackoffMs), ScenarioRanges.BackoffMs);
        if (maxBackoff < backoff)
        {
            throw task.Source.Error(
                part.Find("maxBackoffMs")!,
                $"\"maxBackoffMs\" is {maxBackoff}, below \"backoffMs\" {backoff}; raise it to {backoff} or more");
        }

        return new ScenarioRestart { Rule = ReadRule(reader), BackoffMs = backoff, MaxBackoffMs = maxBackoff };
    }

    private static RestartRule ReadRule(ObjectReader reader)
    {
        JsonPart part = reader.Text(reader.Required("rule"), "rule");
        return _rules.TryGetValue(part.Text, out RestartRule rule)
            ? rule
            : throw reader.Source.Error(part, $"there is no restart rule \"{part.Text}\"; use {string.Join(", ", _rules.Keys)}");
    }

    private static List<string> ReadPermissions(ObjectReader reader)
    {
        List<string> permissions = [];
        foreach (JsonPart part in reader.Items("permissions"))
        {
            string permission = reader.Text(part, "permissions").Text;
            if (!ScenarioTask.KnownPermissions.Contains(permission))
            {
                string hint = NameHint.Of(permission, ScenarioTask.KnownPermissions);
                throw reader.Source.Error(part, $"there is no permission \"{permission}\"; {hint}");
            }

            permissions.Add(permission);
        }

        return permissions;
    }
}
