using System.Runtime.CompilerServices;
using LiteIpc;

namespace Samgr;

/// <summary>The kinds of <see cref="PolicySubject"/>.</summary>
[ExcludeType]
public static class PolicyType
{
    /// <summary>A range of user ids.</summary>
    public const int Range = 0;

    /// <summary>One user id.</summary>
    public const int Fixed = 1;

    /// <summary>The user id of an installed bundle.</summary>
    public const int BundleName = 2;
}

/// <summary>Whom a rule is about. Immutable.</summary>
public sealed class PolicySubject
{
    private const int Open = -1;

    private PolicySubject(int type, int from, int to, string? bundle)
    {
        Type = type;
        From = from;
        To = to;
        Bundle = bundle;
    }

    /// <summary>One of <see cref="PolicyType"/>.</summary>
    public readonly int Type;

    /// <summary>The first user id.</summary>
    public readonly int From;

    /// <summary>The last user id.</summary>
    public readonly int To;

    /// <summary>The bundle that the user id belongs to, where it belongs to one.</summary>
    public readonly string? Bundle;

    /// <summary>One user.</summary>
    public static PolicySubject ForUid(int uid) => new PolicySubject(PolicyType.Fixed, uid, uid, null);

    /// <summary>Every user from one id to another, both included.</summary>
    public static PolicySubject ForRange(int from, int to) => new PolicySubject(PolicyType.Range, from, to, null);

    /// <summary>The user that a bundle was installed as.</summary>
    public static PolicySubject ForBundle(string bundle, int uid) => new PolicySubject(PolicyType.BundleName, uid, uid, bundle);

    /// <summary>Whether this is about that user.</summary>
    public bool Includes(int uid) => uid >= From && uid <= To;

    /// <summary>Whether one of the subjects is that user; null is everybody.</summary>
    internal static bool Allows(PolicySubject[]? subjects, int uid)
    {
        if (subjects == null)
        {
            return true;
        }

        for (int i = 0; i < subjects.Length; i++)
        {
            if (subjects[i].Includes(uid))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when one of the subjects is the sender; otherwise why it is refused, also logged.</summary>
    internal static string? Refusal(PolicySubject[]? subjects, string? verb, SaName name, IpcMessage message, SamgrOptions options, string? rule)
    {
        int uid = message.Uid;
        if (Allows(subjects, uid))
        {
            return null;
        }

        // Not the caller's to say: a literal takes memory on a board each time that it is reached.
        string reason = "no policy rule lets uid " + uid + " " + (verb ?? "use") + " " + name + rule;
        options.WritePaced(LogLevel.Warn, "pid " + message.Pid + " refused: " + reason);
        return reason;
    }

    internal static void WriteAll(IpcIo io, PolicySubject[]? subjects)
    {
        io.WriteInt32(subjects == null ? Open : subjects.Length);
        for (int i = 0; subjects != null && i < subjects.Length; i++)
        {
            PolicySubject subject = subjects[i];
            io.WriteInt32(subject.Type);
            io.WriteInt32(subject.From);
            io.WriteInt32(subject.To);
        }
    }

    /// <summary>Reads what was written; what cannot be read allows nobody.</summary>
    internal static PolicySubject[]? ReadAll(IpcIo io)
    {
        int count = io.ReadInt32();
        if (io.Available && count == Open)
        {
            return null;
        }

        bool isReadable = io.Available && count >= 0 && count <= io.Remaining / 12;
        PolicySubject[] subjects = new PolicySubject[isReadable ? count : 0];
        for (int i = 0; i < subjects.Length; i++)
        {
            subjects[i] = new PolicySubject(io.ReadInt32(), io.ReadInt32(), io.ReadInt32(), null);
        }

        return subjects;
    }
}
