using Samgr.Emulator.Links;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Scenarios;
using Subject = Samgr.Emulator.Scenarios.PolicySubject;

namespace Samgr.Emulator;

/// <summary>Puts together what one process needs to know of its scenario.</summary>
internal static class ConfigurationBuilder
{
    internal static ProcessConfiguration Build(MachineParts parts, EmulatedProcess process, int firstThread) => new()
    {
        Name = process.Name,
        Pid = process.Pid,
        Uid = process.Task.Uid,
        Gid = process.Task.Gid,
        SystemUser = parts.Users?.Of(process.Pid) ?? 0,
        IsDebugged = process.Task.Debug,
        HostsSamgr = process.HostsSamgr,
        IsTracing = parts.Trace != null,
        HasChannels = parts.Channels != null,
        LogLevel = parts.Options.LogLevel,
        FirstThread = firstThread,
        ThreadCount = ThreadBlock.Size,
        Modules = [.. process.Task.Modules.Select(module => (module.Assembly, module.TypeName))],
        Program = (process.Task as ScenarioProcess)?.Program,
        Limits = [.. parts.Scenario.Limits.Select(limit => (limit.Key, limit.Value))],
        Rules = process.HostsSamgr && parts.Scenario.Policy != null ? [.. parts.Scenario.Policy.Rules.SelectMany(Flatten)] : null,
        Link = ProgramLinks.Of(parts.Scenario, parts.Options.Links, process.Task),
        Child = process.Task is ChildTask child ? Describe(child) : null,
    };

    private static ChildConfiguration Describe(ChildTask child) => new()
    {
        Library = child.Start.Request.Library,
        Function = child.Start.Request.Function,
        EntryParams = child.Start.Request.EntryParams,
        Folders = child.Folders,
        StartTimeoutMs = child.StartTimeoutMs,
        DescriptorNames = child.Start.Request.DescriptorNames,
        Descriptors = child.Start.Request.Descriptors,
    };

    internal static IEnumerable<ConfiguredRule> Flatten(PolicyRule rule)
        => Flatten(rule, rule.Provide, true).Concat(Flatten(rule, rule.Use, false));

    // An empty range is nobody, and a rule all the same: the feature must not fall back to those of its service.
    private static IEnumerable<ConfiguredRule> Flatten(PolicyRule rule, IReadOnlyList<Subject>? subjects, bool provides)
        => subjects is { Count: 0 }
            ? [new ConfiguredRule(rule.Service, rule.Feature, provides, 0, -1, null)]
            : subjects?.Select(subject => One(rule, subject, provides)) ?? [];

    private static ConfiguredRule One(PolicyRule rule, Subject subject, bool provides)
    {
        int first = subject.From ?? subject.Uid ?? 0;
        int last = subject.To ?? subject.Uid ?? (subject.Device == null ? first : int.MaxValue);
        int device = subject.Device == null ? 0 : ProgramLinks.NumberOf(subject.Device);
        return new ConfiguredRule(rule.Service, rule.Feature, provides, first, last, subject.Bundle, device);
    }
}
