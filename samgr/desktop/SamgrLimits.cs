using LiteIpc;

namespace Samgr.Desktop;

/// <summary>The ranges of the numbers of <see cref="SamgrOptions"/>, for the constructor of a process and for scenarios alike.</summary>
public static class SamgrLimits
{
    private const int MostFeatures = 0x70;
    private const int MostServices = 0x7FF0;
    private const int SmallestPool = 1024;

    /// <summary>Every limit there is, in the order of their names.</summary>
    public static IReadOnlyList<SamgrLimit> All { get; } =
    [
        Limit(nameof(SamgrOptions.CallTimeoutMs), 1, options => options.CallTimeoutMs, (options, value) => options.CallTimeoutMs = value),
        Limit(nameof(SamgrOptions.MaxAbilities), 1, options => options.MaxAbilities, (options, value) => options.MaxAbilities = value),
        Limit(nameof(SamgrOptions.MaxDeathCallbacks), 1, options => options.MaxDeathCallbacks, (options, value) => options.MaxDeathCallbacks = value),
        Limit(nameof(SamgrOptions.MaxFeatures), 1, options => options.MaxFeatures, (options, value) => options.MaxFeatures = value, MostFeatures),
        Limit(nameof(SamgrOptions.MaxPolicies), 1, options => options.MaxPolicies, (options, value) => options.MaxPolicies = value),
        Limit(nameof(SamgrOptions.MaxReplyObjects), 0, options => options.MaxReplyObjects, (options, value) => options.MaxReplyObjects = value, IpcLimits.MaxObjects),
        Limit(nameof(SamgrOptions.MaxReplySize), 4, options => options.MaxReplySize, (options, value) => options.MaxReplySize = value, IpcLimits.MaxIoSize),
        Limit(nameof(SamgrOptions.MaxServices), 1, options => options.MaxServices, (options, value) => options.MaxServices = value, MostServices),
        Limit(nameof(SamgrOptions.MaxSystemCapabilities), 1, options => options.MaxSystemCapabilities, (options, value) => options.MaxSystemCapabilities = value),
        Limit(nameof(SamgrOptions.MaxWaits), 1, options => options.MaxWaits, (options, value) => options.MaxWaits = value),
        Limit(nameof(SamgrOptions.MessageBurst), 1, options => options.MessageBurst, (options, value) => options.MessageBurst = value),
        Limit(nameof(SamgrOptions.MessageRate), 0, options => options.MessageRate, (options, value) => options.MessageRate = value),
        Limit(nameof(SamgrOptions.PoolSize), SmallestPool, options => options.PoolSize, (options, value) => options.PoolSize = value, IpcLimits.MaxPoolSize),
        Limit(nameof(SamgrOptions.RegisterRetries), 1, options => options.RegisterRetries, (options, value) => options.RegisterRetries = value),
        Limit(nameof(SamgrOptions.RegisterRetryMs), 1, options => options.RegisterRetryMs, (options, value) => options.RegisterRetryMs = value),
        Limit(nameof(SamgrOptions.SharedQueueSize), 1, options => options.SharedQueueSize, (options, value) => options.SharedQueueSize = value),
        Limit(nameof(SamgrOptions.SlowMessageMs), 1, options => options.SlowMessageMs, (options, value) => options.SlowMessageMs = value),
    ];

    /// <summary>Puts limits into the options of a process; they are checked when the process is made.</summary>
    /// <param name="limits">Values by <see cref="SamgrLimit.Name"/>.</param>
    /// <param name="options">The options.</param>
    public static void Apply(IReadOnlyDictionary<string, int> limits, SamgrOptions options)
    {
        foreach (SamgrLimit limit in All)
        {
            if (limits.TryGetValue(limit.Name, out int value))
            {
                limit.Set(options, value);
            }
        }
    }

    /// <summary>Refuses options of which one is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is; the message names it, its value and its range.</exception>
    public static void Check(SamgrOptions options)
    {
        foreach (SamgrLimit limit in All)
        {
            string? complaint = limit.Complaint(options);
            if (complaint != null)
            {
                throw new ArgumentOutOfRangeException(nameof(options), complaint);
            }
        }
    }

    private static SamgrLimit Limit(
        string option, int lowest, Func<SamgrOptions, int> get, Action<SamgrOptions, int> set, int highest = int.MaxValue)
        => new(option, lowest, highest, get, set);
}
