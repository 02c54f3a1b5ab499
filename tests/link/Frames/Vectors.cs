using System.Text;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Frames;

/// <summary>A frame of each kind, as python/vectors.py makes them, too.</summary>
internal static class Vectors
{
    private const int Epoch = 0x11223344;
    private const int PeerEpoch = 0x55667788;

    public static Dictionary<string, Func<LinkFrame>> All { get; } = new()
    {
        ["hello"] = () => Hello("kitchen", 1, Epoch, 0, 8192, 32),
        ["hello-answer"] = () => Hello("Küche", 2, PeerEpoch, Epoch, 512, 2),
        ["proof"] = () => Frame(LinkKind.Proof, content: [.. Enumerable.Range(0, 32).Select(i => (byte)i)]),
        ["query"] = () => Frame(LinkKind.Query, sequence: 1, left: 5000, change: Caller, content: LinkNames.Write("temperature", "sensor")!),
        ["query-of-a-service"] = () => Frame(LinkKind.Query, sequence: 2, content: LinkNames.Write("temperature", null)!),
        ["found"] = () => Frame(LinkKind.Found, sequence: 1, target: 1025),
        ["not-found"] = () => Frame(LinkKind.Found, sequence: 1, code: EC.NoService, content: Encoding.UTF8.GetBytes("there is none")),
        ["call"] = () => Frame(LinkKind.Call, sequence: 7, target: 1025, code: 3, left: 4999, change: AllParts, content: [1, 2, 3, 4, 5]),
        ["one-way"] = () => Frame(LinkKind.OneWay, sequence: 8, target: 1025, code: 4, left: 100, change: Caller, content: [9]),
        ["cancel"] = () => Frame(LinkKind.Cancel, sequence: 7),
        ["reply"] = () => Frame(LinkKind.Reply, sequence: 7, content: [4, 3, 2, 1]),
        ["error"] = () => Frame(LinkKind.Error, sequence: 7, code: EC.Permission, content: Encoding.UTF8.GetBytes("no rule")),
        ["watch"] = () => Frame(LinkKind.Watch, sequence: 1, target: 1025),
        ["death"] = () => Frame(LinkKind.Death, sequence: 2, target: 1025),
        ["release"] = () => Frame(LinkKind.Release, sequence: 3, target: 1025, code: 2),
        ["ping"] = () => Frame(LinkKind.Ping, sequence: 8, target: 3),
        ["pong"] = () => Frame(LinkKind.Pong, sequence: 8),
        ["bye"] = () => Frame(LinkKind.Bye, code: EC.Timeout, content: Encoding.UTF8.GetBytes("silent")),
    };

    private static LinkFrame Hello(string name, byte id, int epoch, int peer, int most, int credits)
    {
        LinkOptions options = new(Side.IdOf(id), name, maxContent: most, credits: credits);
        LinkFrame frame = Frame(LinkKind.Hello, content: LinkHello.Write(options, LinkSecurity.Tagged, epoch, Side.IdOf((byte)(id + 0xA0))));
        frame.Epoch = epoch;
        frame.TargetEpoch = peer;
        frame.Answered = 0;
        frame.Credit = 0;
        frame.SentAtMs = 0;
        return frame;
    }

    private static LinkFrame Frame(
        int kind, int sequence = 0, int target = 0, int code = 0, int left = 0, Action<LinkFrame>? change = null, byte[]? content = null)
    {
        LinkFrame frame = new();
        frame.Clear(kind);
        frame.Sequence = sequence;
        frame.Epoch = Epoch;
        frame.Answered = 6;
        frame.Target = target;
        frame.TargetEpoch = PeerEpoch;
        frame.Code = code;
        frame.TimeLeftMs = left;
        frame.SentAtMs = 123_456;
        frame.Credit = 0xBEEF;
        change?.Invoke(frame);
        frame.SetContent(content ?? [], 0, content?.Length ?? 0);
        return frame;
    }

    private static void Caller(LinkFrame frame)
    {
        frame.Uid = 20010001;
        frame.Pid = 8;
    }

    private static void AllParts(LinkFrame frame)
    {
        Caller(frame);
        frame.IsNested = true;
        frame.Signature = 0xFEDCBA98;
        frame.Trace = [.. Enumerable.Range(1, 25).Select(i => (byte)i), 0, 0, 0];
        frame.Path = [0x01020304, -2];
        frame.Acks = 0x8000000000000005;
        frame.ObjectCount = 1;
    }
}
