namespace Samgr.Emulator.Scenarios;

/// <summary>The part that a process of init and an application have in common.</summary>
public abstract record ScenarioTask
{
    /// <summary>The permission to start applications by name.</summary>
    public const string SpawnPermission = "spawn";

    /// <summary>Every permission there is.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } = [SpawnPermission];

    /// <summary>The name of the process.</summary>
    public required string Name { get; init; }

    /// <summary>The user it runs as; 0 or more.</summary>
    public int Uid { get; init => field = ScenarioRanges.User.Check(value, "ScenarioTask.Uid"); }

    /// <summary>The group it runs as; 0 or more.</summary>
    public int Gid { get; init => field = ScenarioRanges.User.Check(value, "ScenarioTask.Gid"); }

    /// <summary>The modules that it hosts.</summary>
    public required IReadOnlyList<ScenarioModule> Modules { get; init => field = [.. value]; }

    /// <summary>Whether and how it starts again when it ends.</summary>
    public ScenarioRestart Restart { get; init => field = value.Checked(); } = new();

    /// <summary>
    /// Whether debuggers and dumps may look into it. Then every process of the same system user may, and can act as it.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>The permissions to ask init for more than every process may.</summary>
    public IReadOnlyList<string> Permissions { get; init => field = [.. value]; } = [];
}
