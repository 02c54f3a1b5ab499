using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Output;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Choosing;

/// <summary>Says of a service that was not found what there is instead.</summary>
public static class ServiceChoice
{
    /// <summary>The result of a call that found no service, with the reason that helps; any other result as it is.</summary>
    public static async Task<CallResult> ExplainAsync(ControlClient client, CallTarget target, CallResult result, CancellationToken cancellation)
    {
        if (result.Handle != SvcIdentity.InvalidHandle || result.Result is not (EC.NoService or EC.Permission))
        {
            return result;
        }

        try
        {
            return Missing(target, await client.ListServicesAsync(cancellation)) is { } reason
                ? result with { Result = EC.NoService, Name = EC.NameOf(EC.NoService), Reason = reason }
                : result;
        }
        catch (ControlException)
        {
            // Nobody hosts samgr at the moment: the result says so.
            return result;
        }
    }

    /// <summary>What is missing, and what is near to it; null when nothing is missing.</summary>
    public static string? Missing(CallTarget target, IReadOnlyList<ServiceEntry> services)
    {
        ServiceEntry[] own = [.. services.Where(entry => entry.Service == target.Service)];
        if (own.Length == 0)
        {
            return $"no service '{target.Service}' is registered; {Advise(target.Service, services.Select(entry => entry.Service))}";
        }

        if (own.Any(entry => entry.Feature == target.Feature))
        {
            return null;
        }

        string[] features = [.. own.Select(entry => entry.Feature).OfType<string>()];
        return target.Feature is null
            ? $"{target.Service} itself has no interface, its features have: {string.Join(", ", features.Select(feature => $"{target.Service}/{feature}"))}"
            : $"{target.Service} has no feature '{target.Feature}'; {Advise(target.Feature, features)}";
    }

    private static string Advise(string typed, IEnumerable<string> names)
    {
        string[] known = [.. names.Distinct()];
        return NearestName.Find(typed, known) is { } nearest ? $"did you mean {nearest}?"
            : known.Length == 0 ? "it has none" : "'samgr list' shows those that are";
    }
}
