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

    private readonly int _maxPolicies;
    private readonly PolicySubject[] _default;
    private readonly KeyedTable _provide = new KeyedTable();
    private readonly KeyedTable _use = new KeyedTable();

    /// <summary>Makes a table that forbids everything.</summary>
    /// <param name="maxPolicies">Rules of each kind for one service or feature at most.</param>
    public PolicyTable(int maxPolicies = 8)
        : this(maxPolicies, new PolicySubject[0])
    {
    }

    private PolicyTable(int maxPolicies, PolicySubject[] always)
    {
        _maxPolicies = maxPolicies;
        _default = always;
    }

    /// <summary>Makes a table that lets every process of this device provide and use everything, so that its rules are about other devices.</summary>
    /// <param name="maxPolicies">Rules of each kind for one service or feature at most, beside that.</param>
    public static PolicyTable OpenHere(int maxPolicies)
        => new PolicyTable(maxPolicies + 1, new PolicySubject[] { PolicySubject.ForRange(0, int.MaxValue) });

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
        bool isOwn = table == null || table.Find(name) != null || policy!.Find(table, name).Length == 0;
        return "; add {\"service\":\"" + name.Service + (name.Feature == null || !isOwn ? string.Empty : "\",\"feature\":\"" + name.Feature)
            + "\",\"" + verb + "\":[{" + (message.Device == 0 ? string.Empty : "\"device\":\"" + message.Device + "\",") + "\"uid\":" + message.Uid + "}]}";
    }

    private PolicySubject[] Find(KeyedTable table, SaName name)
        => (PolicySubject[])(table.Find(name) ?? table.Find(new SaName(name.Service, null)) ?? _default);

    private int Add(KeyedTable table, SaName name, PolicySubject subject)
    {
        PolicySubject[] subjects = (PolicySubject[])(table.Find(name) ?? _default);
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
