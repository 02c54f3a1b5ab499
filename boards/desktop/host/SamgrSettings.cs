using LiteIpc;
using Samgr.Desktop;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>The settings of samgr in this process, from what the machine says.</summary>
internal static class SamgrSettings
{
    internal static SamgrOptions Make(KernelLink link, ProcessConfiguration configuration, ILogSink log)
    {
        SamgrOptions options = new()
        {
            Name = NameOf(configuration),
            Adapter = new DesktopAdapter(),
            Log = log,
            Events = configuration.IsTracing ? new TraceEvents(link) : null,
            Host = new ChildProcessHost(link, configuration.Child),
        };
        if (configuration.Limits.Count > 0)
        {
            SamgrLimits.Apply(configuration.Limits.ToDictionary(limit => limit.Name, limit => limit.Value), options);
        }

        return options;
    }

    /// <summary>A child's name may be longer than samgr takes; the machine shows the whole one.</summary>
    private static string NameOf(ProcessConfiguration configuration)
    {
        string name = configuration.Name;
        while (configuration.Child != null && SaName.Check(name) == EC.NameTooLong)
        {
            name = name[..^1];
        }

        return name;
    }

    internal static PolicyTable? MakePolicy(ProcessConfiguration configuration, int maxPolicies)
    {
        if (configuration.Rules == null)
        {
            return null;
        }

        PolicyTable policy = new(maxPolicies);
        foreach (ConfiguredRule rule in configuration.Rules)
        {
            PolicySubject subject =
                rule.Device != 0 ? PolicySubject.ForDevice(rule.Device, rule.First, rule.Last)
                : rule.Bundle != null ? PolicySubject.ForBundle(rule.Bundle, rule.First)
                : rule.First == rule.Last ? PolicySubject.ForUid(rule.First)
                : PolicySubject.ForRange(rule.First, rule.Last);
            if (rule.Provides)
            {
                policy.AllowProvide(rule.Service, rule.Feature, subject);
            }
            else
            {
                policy.AllowUse(rule.Service, rule.Feature, subject);
            }
        }

        return policy;
    }
}
