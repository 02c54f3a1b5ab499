namespace Samgr.Emulator.Scenarios;

/// <summary>The limits that a scenario may change, by name.</summary>
public static class ScenarioLimits
{
    /// <summary>Messages a second that one process may send in the long run.</summary>
    public const string TokensPerSecond = "tokensPerSecond";

    /// <summary>Messages that one process may send in a burst.</summary>
    public const string TokenBurst = "tokenBurst";

    /// <summary>Milliseconds after which a two-way call gives up.</summary>
    public const string CallTimeoutMs = "callTimeoutMs";

    /// <summary>Services and features that samgr holds.</summary>
    public const string MaxServices = "maxServices";

    /// <summary>Attempts to register with samgr before a process gives up.</summary>
    public const string RegisterRetries = "registerRetries";

    /// <summary>Milliseconds between two attempts to register with samgr.</summary>
    public const string RegisterIntervalMs = "registerIntervalMs";

    /// <summary>Bytes of the message pool of each process.</summary>
    public const string PoolBytes = "poolBytes";

    /// <summary>Every limit with its default.</summary>
    public static IReadOnlyDictionary<string, int> Defaults { get; } = new Dictionary<string, int>
    {
        [TokensPerSecond] = 1000,
        [TokenBurst] = 1500,
        [CallTimeoutMs] = 5000,
        [MaxServices] = 300,
        [RegisterRetries] = 300,
        [RegisterIntervalMs] = 50,
        [PoolBytes] = 64 * 1024,
    };
}
