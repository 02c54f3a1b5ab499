using System;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The rules of who may provide and use each service. All that they do not allow is forbidden. A feature without rules of its
/// own follows those of its service. Filled before samgr starts, and not changed afterwards.
/// </summary>
public sealed class PolicyTable
{
    internal const string Use = "use";

    internal const string Provide = "provide";

    private static readonly PolicySubject[] _nobody = new PolicySubject[0];

    private readonly int _maxPolicies;
    private readonly KeyedTable _provide = new KeyedTable();
    private readonly KeyedTable _use = new KeyedTable();

    /// <summary>Makes a table that forbids everything.</summary>
    /// <param name="maxPolicies">Rules of each kind for one service or feature at most.</param>
    public PolicyTable(int maxPolicies = 8)
    {
        _maxPolicies = maxPolicies;
    }

    /// <summary>Allows users to provide a service or feature.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.NoSpace"/> when it has too many rules.</returns>
    public int AllowProvide(string service, string? feature, PolicySubject subject) => Add(_provide, new SaName(service, feature), subject);

    /// <summary>Allows users to use a service or feature.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.NoSpace"/> when it has too many rules.</returns>
    public int AllowUse(string service, string? feature, PolicySubject subject) => Add(_use, new SaName(service, feature), subject);

    internal PolicySubject[] Providers(SaName name) => Find(_provide, name);

    internal PolicySubject[] Users(SaName name) => Find(_use, name);

    /// <summary>Whether a rule is about a service, or a feature.</summary>
    internal bool Knows(SaName name) => Find(_provide, name).Length + Find(_use, name).Length > 0;

    /// <summary>The rule that lets one more user in and nobody out: it adds to the one that a service or feature follows.</summary>
    internal static string Missing(PolicyTable? policy, string verb, SaName name, IpcMessage message)
    {
        KeyedTable? table = verb == Use ? policy?._use : policy?._provide;
        bool isOwn = table == null || table.Find(name) != null || Find(table, name).Length == 0;
        return "; add {\"service\":\"" + name.Service + (name.Feature == null || !isOwn ? string.Empty : "\",\"feature\":\"" + name.Feature)
            + "\",\"" + verb + "\":[{" + (message.Device == 0 ? string.Empty : "\"device\":\"" + message.Device + "\",") + "\"uid\":" + message.Uid + "}]}";
    }

    private static PolicySubject[] Find(KeyedTable table, SaName name)
        => (PolicySubject[])(table.Find(name) ?? table.Find(new SaName(name.Service, null)) ?? _nobody);

    private int Add(KeyedTable table, SaName name, PolicySubject subject)
    {
        PolicySubject[] subjects = (PolicySubject[])(table.Find(name) ?? _nobody);
        int count = subjects.Length;
        if (count >= _maxPolicies)
        {
            return EC.NoSpace;
        }

        PolicySubject[] grown = new PolicySubject[count + 1];
        Array.Copy(subjects, grown, count);
        grown[count] = subject;
        table.Set(name, grown);
        return EC.Success;
    }
}
