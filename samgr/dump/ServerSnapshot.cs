namespace Samgr;

/// <summary>The tables of samgr in the process that hosts it: how much is in them, and how often one was full for somebody.</summary>
public sealed class ServerSnapshot
{
    /// <summary>Services and features that are kept; <see cref="SamgrOptions.MaxAbilities"/> at most.</summary>
    public int Abilities;

    /// <summary>Registrations that were refused.</summary>
    public int AbilitiesRefused;

    /// <summary>System capabilities that are kept; <see cref="SamgrOptions.MaxSystemCapabilities"/> at most.</summary>
    public int Capabilities;

    /// <summary>System capabilities that were refused.</summary>
    public int CapabilitiesRefused;

    /// <summary>Services and features that processes wait for.</summary>
    public int Waits;

    /// <summary>Waits that were refused.</summary>
    public int WaitsRefused;

    /// <summary>Whether there is no policy: everybody may provide and use everything.</summary>
    public bool IsOpen;
}

/// <summary>A service or feature as samgr knows it, as it was when it was asked for.</summary>
public sealed class AbilitySnapshot
{
    /// <summary>The service.</summary>
    public string Service = string.Empty;

    /// <summary>The feature; null is the default one.</summary>
    public string? Feature;

    /// <summary>The handle of the process that provides it.</summary>
    public int Handle;

    /// <summary>Its token in that process.</summary>
    public int Token;

    /// <summary>The process that provides it.</summary>
    public int Pid;
}
