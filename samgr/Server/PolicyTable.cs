using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>
/// Who may provide and who may use which service: what is not allowed here is forbidden. A feature without rules of its
/// own follows those of its service. Filled before samgr starts, and not changed afterwards.
/// </summary>
public sealed class PolicyTable
{
    private readonly int _maxPolicies;
    private readonly SaNameTable _provide = new SaNameTable();
    private readonly SaNameTable _use = new SaNameTable();

    /// <summary>Makes a table that forbids everything.</summary>
    /// <param name="maxPolicies">Rules of each kind for one service or feature at most.</param>
    public PolicyTable(int maxPolicies = 8)
    {
        _maxPolicies = maxPolicies;
    }

    /// <summary>Lets somebody provide a service or feature.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.NoSpace"/> when it has too many rules.</returns>
    public int AllowProvide(string service, string? feature, PolicySubject subject) => Add(_provide, service, feature, subject);

    /// <summary>Lets somebody use a service or feature.</summary>
    /// <returns><see cref="EC.Success"/>, or <see cref="EC.NoSpace"/> when it has too many rules.</returns>
    public int AllowUse(string service, string? feature, PolicySubject subject) => Add(_use, service, feature, subject);

    internal bool MayProvide(string service, string? feature, int uid) => PolicySubject.Allows(Find(_provide, service, feature), uid);

    internal bool MayUse(string service, string? feature, int uid) => PolicySubject.Allows(Users(service, feature), uid);

    internal PolicySubject[] Users(string service, string? feature) => Find(_use, service, feature);

    /// <summary>The words in which a refusal names the rule that would have allowed it.</summary>
    internal static string MissingRule(string verb, string service, string? feature, int uid)
        => "no policy rule lets uid " + uid + " " + verb + " " + SaName.Format(service, feature)
            + "; add {\"service\":\"" + service + "\"," + (feature == null ? string.Empty : "\"feature\":\"" + feature + "\",")
            + "\"" + verb + "\":[{\"uid\":" + uid + "}]}";

    private static PolicySubject[] Find(SaNameTable table, string service, string? feature)
    {
        ArrayList? subjects = (ArrayList?)table.Find(service, feature) ?? (ArrayList?)table.Find(service, null);
        return subjects == null ? new PolicySubject[0] : (PolicySubject[])subjects.ToArray(typeof(PolicySubject));
    }

    private int Add(SaNameTable table, string service, string? feature, PolicySubject subject)
    {
        ArrayList? subjects = (ArrayList?)table.Find(service, feature);
        if (subjects == null)
        {
            subjects = new ArrayList();
            table.Set(service, feature, subjects);
        }

        if (subjects.Count >= _maxPolicies)
        {
            return EC.NoSpace;
        }

        subjects.Add(subject);
        return EC.Success;
    }
}
