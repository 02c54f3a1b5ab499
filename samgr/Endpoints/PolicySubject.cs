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

/// <summary>The users that a rule is about. Immutable.</summary>
public sealed class PolicySubject
{
    /// <summary>In place of their number: there is no policy.</summary>
    internal const int Open = -1;

    private PolicySubject(int type, int from, int to, string? bundle, int device = 0)
    {
        Device = device;
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

    /// <summary>The number of the device whose users it is about, as in <see cref="IpcMessage.Device"/>; 0 is this one.</summary>
    public readonly int Device;

    /// <summary>One user.</summary>
    public static PolicySubject ForUid(int uid) => new PolicySubject(PolicyType.Fixed, uid, uid, null);

    /// <summary>Every user from one id to another, both included.</summary>
    public static PolicySubject ForRange(int from, int to) => new PolicySubject(PolicyType.Range, from, to, null);

    /// <summary>The user that a bundle was installed as.</summary>
    public static PolicySubject ForBundle(string bundle, int uid) => new PolicySubject(PolicyType.BundleName, uid, uid, bundle);

    /// <summary>Users of another device, from one id to another.</summary>
    /// <param name="device">The number of the device, as in <see cref="IpcMessage.Device"/>.</param>
    /// <param name="from">The first user id.</param>
    /// <param name="to">The last user id.</param>
    public static PolicySubject ForDevice(int device, int from, int to) => new PolicySubject(PolicyType.Range, from, to, null, device);

    /// <summary>Whether this is about that user of this device.</summary>
    public bool Includes(int uid) => Includes(0, uid);

    private bool Includes(int device, int uid) => device == Device && uid >= From && uid <= To;

    /// <summary>Whether one of the subjects is the sender; null is everybody of this device.</summary>
    internal static bool Allows(PolicySubject[]? subjects, IpcMessage message)
    {
        if (subjects == null)
        {
            return message.Device == 0;
        }

        for (int i = 0; i < subjects.Length; i++)
        {
            if (subjects[i].Includes(message.Device, message.Uid))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when one of the subjects is the sender; otherwise why it is refused, also logged.</summary>
    internal static string? Refusal(PolicySubject[]? subjects, string? verb, SaName name, IpcMessage message, SamgrOptions options, string? rule)
    {
        if (Allows(subjects, message))
        {
            return null;
        }

        // Not the caller's to say: a literal takes memory on a board each time that it is reached.
        string reason = "no policy rule lets " + Name(message) + " " + (verb ?? "use") + " " + name + rule;
        options.WritePaced(LogLevel.Warn, "pid " + message.Pid + " refused: " + reason);
        return reason;
    }

    /// <summary>A sender, as refusals name it.</summary>
    internal static string Name(IpcMessage message) => "uid " + message.Uid + (message.Device == 0 ? string.Empty : " of device " + message.Device);

    /// <summary>Reads the subjects that samgr writes; what cannot be read allows nobody.</summary>
    internal static PolicySubject[]? ReadAll(IpcIo io)
    {
        int count = io.ReadInt32();
        if (io.Available && count == Open)
        {
            return null;
        }

        bool isReadable = io.Available && count >= 0 && count <= io.Remaining / 16;
        PolicySubject[] subjects = new PolicySubject[isReadable ? count : 0];
        for (int i = 0; i < subjects.Length; i++)
        {
            subjects[i] = new PolicySubject(io.ReadInt32(), io.ReadInt32(), io.ReadInt32(), null, io.ReadInt32());
        }

        return subjects;
    }
}
