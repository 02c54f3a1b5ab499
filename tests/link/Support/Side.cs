using System.Text;

namespace LiteIpc.Link.Tests.Support;

/// <summary>A device with its end of the link.</summary>
internal sealed class Side
{
    public const string Service = "temperature";

    public Side(Clock clock, string name, byte id, long offsetMs, int security)
    {
        Platform = new TestPlatform(clock, offsetMs, id);
        Options = new LinkOptions(IdOf(id), name);
        Carrier = new TestCarrier(security);
    }

    public TestPlatform Platform { get; }

    public LinkOptions Options { get; set; }

    public TestHost Host { get; } = new();

    public TestCarrier Carrier { get; set; }

    public LinkSession Session { get; private set; } = null!;

    /// <summary>Done with each session before it starts.</summary>
    public Action<LinkSession>? Prepares { get; set; }

    public byte[] Hello => Carrier.Hello;

    /// <summary>Frames with a tag: all but HELLO and PROOF.</summary>
    public int Sealed => Carrier.Count - 2;

    public static byte[] IdOf(byte id) => [.. Enumerable.Repeat(id, LinkOptions.IdSize)];

    /// <summary>Gives it other limits, before it begins.</summary>
    public void Limit(
        int maxContent = IpcLimits.MaxIoSize, int credits = 32, int maxWaiters = 64, int maxTargets = 256, int maxKeptAnswer = IpcLimits.MaxIoSize)
        => Options = new LinkOptions(Options.NetworkId, Options.Name, maxContent, credits, maxWaiters, maxTargets, maxKeptAnswer);

    public void Begin(bool dials)
    {
        Session = new LinkSession(Options, Platform, Carrier, Host, dials);
        Prepares?.Invoke(Session);
        Session.Start();
    }

    public LinkCall Query(int code = 0, string service = Service)
        => Start(new LinkCall { Kind = LinkKind.Query, Code = code, Content = LinkNames.Write(service, null)!, Uid = 7, Pid = 5 });

    public LinkCall Call(int target, int code, string text = "", Action<LinkCall>? change = null)
    {
        LinkCall call = new() { Kind = LinkKind.Call, Target = target, Code = code, Content = Encoding.UTF8.GetBytes(text), Uid = 7, Pid = 5 };
        change?.Invoke(call);
        return Start(call);
    }

    private LinkCall Start(LinkCall call)
    {
        int result = Session.Send(call);
        if (result != EC.Success)
        {
            Host.Told.Add($"{call.Code}: refused {EC.NameOf(result)} {call.Reason}");
        }

        return call;
    }
}
