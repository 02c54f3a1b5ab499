namespace Samgr.Emulator.Scenarios;

/// <summary>What a process of init and an application have in common.</summary>
public abstract record ScenarioTask
{
    /// <summary>The permission to start applications by name.</summary>
    public const string SpawnPermission = "spawn";

    /// <summary>Every permission there is.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } = [SpawnPermission];

    /// <summary>The name of the process.</summary>
    public required string Name { get; init; }

    /// <summary>The user it runs as.</summary>
    public int Uid { get; init; }

    /// <summary>The group it runs as.</summary>
    public int Gid { get; init; }

    /// <summary>What it hosts.</summary>
    public required IReadOnlyList<ScenarioModule> Modules { get; init; }

    /// <summary>What happens when it ends.</summary>
    public ScenarioRestart Restart { get; init; } = new();

    /// <summary>
    /// Whether debuggers and dumps may look into it. Then every process of the same system user may, and can act as it.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>What it may ask of init beyond the ordinary.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
