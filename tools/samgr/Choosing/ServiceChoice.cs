using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Choosing;

/// <summary>Says of a service that was not found what there is instead.</summary>
internal static class ServiceChoice
{
    /// <summary>The result of a call that found no service, with the reason that helps; any other result as it is.</summary>
    /// <param name="client">The machine.</param>
    /// <param name="target">The target of the call.</param>
    /// <param name="words">The words after it on the command line.</param>
    /// <param name="result">The result of the call.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<CallResult> ExplainAsync(
        ControlClient client, CallTarget target, IReadOnlyList<string> words, CallResult result, CancellationToken cancellation)
    {
        if (result.Handle != SvcIdentity.InvalidHandle || result.Result is not (EC.NoService or EC.Permission))
        {
            return result;
        }

        try
        {
            return Missing(target, words, await client.ListServicesAsync(cancellation)) is { } reason
                ? result with { Result = EC.NoService, Name = EC.NameOf(EC.NoService), Reason = reason }
                : result;
        }
        catch (ControlException)
        {
            // No process hosts samgr at the moment: the result says so.
            return result;
        }
    }

    /// <summary>Names the missing service or feature, and those with a similar name; null when nothing is missing.</summary>
    /// <param name="target">The target of the call.</param>
    /// <param name="words">The words after it on the command line.</param>
    /// <param name="services">The registered services.</param>
    public static string? Missing(CallTarget target, IReadOnlyList<string> words, IReadOnlyList<ServiceEntry> services)
    {
        ServiceEntry[] own = [.. services.Where(entry => entry.Service == target.Service)];
        if (own.Length == 0)
        {
            return $"no service '{target.Service}' is registered; {Rearranged(target, words, services) ?? Advise(target.Service, services.Select(entry => entry.Service))}";
        }

        if (own.Any(entry => entry.Feature == target.Feature))
        {
            return null;
        }

        string[] features = [.. own.Select(entry => entry.Feature).OfType<string>()];
        return target.Feature is null
            ? $"{target.Service} itself has no interface, its features have: {string.Join(", ", features.Select(feature => PastedName.Of($"{target.Service}/{feature}")))}"
            : $"{target.Service} has no feature '{target.Feature}'; {Advise(target.Feature, features)}";
    }

    // Without quotes a name becomes several words; and the function may come first.
    private static string? Rearranged(CallTarget target, IReadOnlyList<string> words, IReadOnlyList<ServiceEntry> services)
    {
        string[] names = [.. services.Select(entry => entry.Feature is null ? entry.Service : $"{entry.Service}/{entry.Feature}").Distinct()];
        for (int count = 1; count <= words.Count; count++)
        {
            string joined = string.Join(' ', [target.ToString(), .. words.Take(count)]);
            if (names.FirstOrDefault(name => string.Equals(name, joined, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return $"did you mean {PastedName.Of(found)}?";
            }
        }

        return words.Count > 0 && names.Contains(words[0])
            ? $"the service stands in front of the function: samgr call {PastedName.Of(words[0])} {target}{(words.Count > 1 ? " ..." : "")}"
            : null;
    }

    private static string Advise(string typed, IEnumerable<string> names)
    {
        string[] known = [.. names.Distinct()];
        return NearestName.Find(typed, known) is { } nearest ? $"did you mean {PastedName.Of(nearest)}?"
            : known.Length == 0 ? "it has none" : "'samgr list' shows those that are";
    }
}
