using System.Globalization;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Session;

/// <summary>
/// What a peer that has the key may send, and what somebody without it may. <c>SAMGR_LINK_FRAMES=1000000 dotnet test tests/link --filter Hostile</c> is the long run.
/// </summary>
public sealed class HostileTests
{
    private const string FramesVariable = "SAMGR_LINK_FRAMES";

    private static readonly int _frames = int.TryParse(Environment.GetEnvironmentVariable(FramesVariable), CultureInfo.InvariantCulture, out int given) ? given : 100_000;

    [Fact]
    public void Many_frames_with_a_right_tag_change_counters_and_rooms_and_nothing_else()
    {
        Random random = new(11);
        int malformed = 0;
        int dropped = 0;
        int sent = 0;
        while (sent < _frames)
        {
            Pair pair = Pair.Serving(out _);
            pair.Hall.Host.Serves = null;
            LinkKeys keys = KeysOf(pair);
            byte[][] seen = Seen(pair);
            while (sent < _frames && pair.Hall.Session.IsUp)
            {
                byte[] frame = Change([.. seen[random.Next(seen.Length)]], random);
                sent++;
                Feed(pair.Hall, frame, keys);
                if (pair.Hall.Host.Requests.Count > 1000)
                {
                    End(pair);
                }
            }

            // Whoever has the key may leave, and leaves when it skips a notice.
            End(pair);
            string? lost = pair.Hall.Host.Told.Find(told => told.StartsWith("lost", StringComparison.Ordinal));
            Assert.True(lost == null || lost == "lost: a frame was lost on its way" || lost.StartsWith("lost: the other side left: ", StringComparison.Ordinal), lost);
            malformed += pair.Hall.Session.Malformed;
            dropped += pair.Hall.Session.Dropped;
        }

        Assert.True(malformed > _frames / 10 && dropped > _frames / 20, $"{malformed} and {dropped} of {_frames}");
    }

    [Fact]
    public void A_frame_with_a_wrong_tag_ends_the_link()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Kitchen.Call(target, 1);
        byte[] frame = pair.Kitchen.Carrier.Sent.Single();
        frame[^1] ^= 1;

        Feed(pair.Hall, frame, null);

        Assert.Equal("lost: a frame with a wrong tag", pair.Hall.Host.Told[0]);
        Assert.Empty(pair.Hall.Host.Requests);
    }

    [Fact]
    public void A_frame_that_is_played_back_or_left_out_ends_the_link()
    {
        Pair again = Pair.Serving(out int target);
        again.Kitchen.Carrier.Passes = frame => [frame, frame];
        again.Kitchen.Call(target, 1);
        again.Deliver();
        Assert.Contains("lost: a frame with a wrong tag", again.Hall.Host.Told);
        Assert.Single(again.Hall.Host.Requests);

        Pair left = Pair.Serving(out target);
        left.Kitchen.Carrier.Passes = _ => [];
        left.Kitchen.Call(target, 1);
        left.Kitchen.Carrier.Passes = frame => [frame];
        left.Kitchen.Call(target, 2);
        left.Deliver();
        Assert.Contains("lost: a frame with a wrong tag", left.Hall.Host.Told);
        Assert.Empty(left.Hall.Host.Requests);
    }

    [Fact]
    public void Frames_in_another_order_end_the_link_and_nothing_runs()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        pair.Kitchen.Carrier.Passes = _ => [];
        pair.Kitchen.Call(target, 1);
        pair.Kitchen.Call(target, 2);
        byte[][] frames = [.. pair.Kitchen.Carrier.Sent];

        Feed(pair.Hall, frames[1], null);
        Feed(pair.Hall, frames[0], null);

        Assert.Equal("lost: a frame with a wrong tag", pair.Hall.Host.Told[0]);
        Assert.Empty(pair.Hall.Host.Requests);
    }

    [Fact]
    public void A_frame_beyond_the_limit_with_a_right_tag_is_counted_and_the_link_goes_on()
    {
        Pair pair = Pair.Serving(out int target);
        pair.Hall.Host.Serves = Pair.Find;
        LinkKeys keys = KeysOf(pair);
        LinkFrame frame = new();
        frame.Clear(LinkKind.Call);
        frame.Epoch = EpochOf(pair.Kitchen);
        frame.TargetEpoch = EpochOf(pair.Hall);
        frame.Sequence = 1;
        frame.Target = target;
        Feed(pair.Hall, Written(frame, LinkFrame.MaxHead + pair.Hall.Options.MaxContent - LinkFrame.HeadSize + 1), keys);
        Assert.Equal((1, 0), (pair.Hall.Session.Malformed, pair.Hall.Host.Requests.Count));

        Feed(pair.Hall, Written(frame, pair.Hall.Options.MaxContent), keys);

        Assert.Single(pair.Hall.Host.Requests);
        Assert.Empty(pair.Hall.Host.Told);
    }

    [Fact]
    public void Frames_of_another_session_are_dropped_and_counted()
    {
        Pair pair = Pair.Up(LinkSecurity.Memory);
        pair.Forget();
        LinkFrame frame = new();
        frame.Clear(LinkKind.Query);
        frame.Sequence = 1;
        byte[] bytes = new byte[frame.Size];
        frame.Write(bytes, 0);

        Feed(pair.Hall, bytes, null);

        Assert.Equal((1, 0), (pair.Hall.Session.Dropped, pair.Hall.Session.Malformed));
        Assert.Empty(pair.Hall.Host.Requests);
    }

    [Fact]
    public void Any_bytes_of_a_stranger_end_his_link_and_nothing_else()
    {
        Random random = new(3);
        for (int i = 0; i < _frames / 10; i++)
        {
            Pair pair = new();
            pair.Hall.Begin(false);
            byte[] bytes = new byte[random.Next(1100)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0 && bytes.Length > 1)
            {
                bytes[0] = LinkFrame.Version;
                bytes[1] = LinkKind.Hello;
            }

            Feed(pair.Hall, bytes, null);

            Assert.StartsWith("lost: ", Assert.Single(pair.Hall.Host.Told));
        }
    }

    /// <summary>Frames as the kitchen sends them, without their tags.</summary>
    private static byte[][] Seen(Pair pair)
    {
        LinkFrame frame = new();
        List<byte[]> seen = [];
        for (int kind = LinkKind.Hello; kind <= LinkKind.Bye + 1; kind++)
        {
            foreach (int number in (int[])[1, 2, 5, 1 << 20])
            {
                frame.Clear(kind);
                frame.Epoch = EpochOf(pair.Kitchen);
                frame.TargetEpoch = EpochOf(pair.Hall);
                frame.Sequence = number;
                frame.Target = number;
                frame.TimeLeftMs = number;
                frame.SetContent([1, 2, 3, 4], 0, 4);
                byte[] bytes = new byte[frame.Size];
                frame.Write(bytes, 0);
                seen.Add(bytes);
            }
        }

        return [.. seen];
    }

    private static byte[] Written(LinkFrame frame, int content)
    {
        frame.SetContent(new byte[content], 0, content);
        byte[] bytes = new byte[frame.Size];
        frame.Write(bytes, 0);
        return bytes;
    }

    private static byte[] Change(byte[] frame, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return frame[..random.Next(frame.Length)];
            case 1:
                random.NextBytes(frame);
                return frame;
            case 2:
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
                return frame;
            default:
                return frame;
        }
    }

    private static void End(Pair pair)
    {
        foreach (LinkRequest request in pair.Hall.Host.Requests)
        {
            pair.Hall.Session.Done(request);
            pair.Hall.Session.Refuse(request, EC.NoService, "none");
        }

        pair.Hall.Host.Requests.Clear();
        pair.Hall.Carrier.Sent.Clear();
        while (pair.Hall.Carrier.Drop())
        {
        }
    }

    private static int EpochOf(Side side)
    {
        byte[] hello = side.Hello;
        LinkFrame frame = new();
        Assert.True(frame.Read(hello, 0, hello.Length));
        return frame.Epoch;
    }

    /// <summary>The keys of the kitchen, as it had them after both hellos.</summary>
    private static LinkKeys KeysOf(Pair pair)
    {
        LinkKeys keys = new(pair.Kitchen.Platform, Pair.Key, pair.Kitchen.Hello, pair.Hall.Hello, true);
        for (int i = 0; i < pair.Kitchen.Sealed; i++)
        {
            keys.Seal(new byte[LinkKeys.CounterSize + LinkKeys.TagSize], LinkKeys.CounterSize, 0);
        }

        return keys;
    }

    private static void Feed(Side side, byte[] frame, LinkKeys? keys)
    {
        byte[] bytes = [.. new byte[LinkSession.Headroom], .. frame, .. new byte[keys == null ? 0 : LinkKeys.TagSize]];
        keys?.Seal(bytes, LinkSession.Headroom, frame.Length);
        side.Session.OnFrame(bytes, LinkSession.Headroom, bytes.Length - LinkSession.Headroom);
    }
}
