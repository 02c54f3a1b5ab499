using LiteIpc;

namespace Samgr.Emulator.Scenarios;

/// <summary>The limits that a scenario may change; they hold for every process of the machine.</summary>
public static class ScenarioLimits
{
    /// <summary>Every limit there is, in the order of their names.</summary>
    public static IReadOnlyList<ScenarioLimit> All { get; } =
    [
        Limit("callTimeoutMs", 1, options => options.CallTimeoutMs, (options, value) => options.CallTimeoutMs = value),
        Limit("maxAbilities", 1, options => options.MaxAbilities, (options, value) => options.MaxAbilities = value),
        Limit("maxFeatures", 1, options => options.MaxFeatures, (options, value) => options.MaxFeatures = value, 0x70),
        Limit("maxPolicies", 1, options => options.MaxPolicies, (options, value) => options.MaxPolicies = value),
        Limit("maxReplyObjects", 0, options => options.MaxReplyObjects, (options, value) => options.MaxReplyObjects = value, IpcLimits.MaxObjects),
        Limit("maxReplySize", 4, options => options.MaxReplySize, (options, value) => options.MaxReplySize = value, IpcLimits.MaxIoSize),
        Limit("maxServices", 1, options => options.MaxServices, (options, value) => options.MaxServices = value, 0x7FF0),
        Limit("maxSystemCapabilities", 1, options => options.MaxSystemCapabilities, (options, value) => options.MaxSystemCapabilities = value),
        Limit("messageBurst", 1, options => options.MessageBurst, (options, value) => options.MessageBurst = value),
        Limit("messageRate", 0, options => options.MessageRate, (options, value) => options.MessageRate = value),
        Limit("poolSize", IpcLimits.MaxIoSize, options => options.PoolSize, (options, value) => options.PoolSize = value, IpcLimits.MaxPoolSize),
        Limit("registerRetries", 1, options => options.RegisterRetries, (options, value) => options.RegisterRetries = value),
        Limit("registerRetryMs", 1, options => options.RegisterRetryMs, (options, value) => options.RegisterRetryMs = value),
        Limit("sharedQueueSize", 1, options => options.SharedQueueSize, (options, value) => options.SharedQueueSize = value),
        Limit("slowMessageMs", 1, options => options.SlowMessageMs, (options, value) => options.SlowMessageMs = value),
    ];

    /// <summary>Puts the limits of a scenario into the settings of a process.</summary>
    /// <param name="limits">Limits by name, as <see cref="Scenario.Limits"/> holds them.</param>
    /// <param name="options">The settings.</param>
    public static void Apply(IReadOnlyDictionary<string, int> limits, SamgrOptions options)
    {
        foreach (ScenarioLimit limit in All)
        {
            if (limits.TryGetValue(limit.Name, out int value))
            {
                limit.Set(options, value);
            }
        }
    }

    private static ScenarioLimit Limit(
        string name,
        int lowest,
        Func<SamgrOptions, int> get,
        Action<SamgrOptions, int> set,
        int highest = int.MaxValue) => new(name, lowest, highest, get, set);
}
