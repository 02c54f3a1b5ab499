using LiteIpc.Link.Serial;
using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Links over a serial line of 115,200 baud.</summary>
public sealed class SerialCarrierTests
{
    private const int Outstanding = 16;
    private const int CallSize = 64;

    private static readonly int _flippedCalls = Environment.GetEnvironmentVariable("SAMGR_LINK_CALLS") == null ? 1000 : 10_000;

    [Fact]
    public void Nine_of_ten_bytes_of_a_busy_line_are_frames()
    {
        SerialLine line = Up(1, 0, out int target);
        long before = line.One.Sent;
        long answers = line.Two.Sent;

        int done = Calls(line, target, 500);

        // Head, caller, content and tag of a call; the answers are shorter by what they leave out.
        long frames = done * (LinkFrame.HeadSize + 8 + CallSize + LinkKeys.TagSize);
        long bytes = line.One.Sent - before;
        Assert.Equal(500, done);
        Assert.True(bytes >= line.Two.Sent - answers, "the busier direction is that of the calls");
        Assert.True(frames >= 0.9 * bytes, $"{frames} of {bytes} bytes are frames, {line.One.Carrier.Repeated} segments were sent again");
        Assert.Equal(0, line.One.Carrier.Repeated);
    }

    [Fact]
    public void With_a_byte_in_a_thousand_changed_every_call_is_answered_and_no_link_is_lost()
    {
        SerialLine line = Up(2, 0.001, out int target);

        int done = Calls(line, target, _flippedCalls);

        Assert.Equal(_flippedCalls, done);
        Assert.DoesNotContain(line.One.Host.Told, told => told.StartsWith("lost", StringComparison.Ordinal));
        Assert.NotEqual(0, line.One.Carrier.Damaged);
        Assert.NotEqual(0, line.One.Carrier.Repeated);
    }

    [Fact]
    public void A_line_that_is_cut_is_lost_after_two_seconds_and_a_new_one_comes_up()
    {
        SerialLine line = Up(3, 0, out int target);
        line.One.Host.Told.Clear();
        line.Two.Host.Serves = Pair.Find;
        line.One.IsCut = true;
        line.Two.IsCut = true;
        Send(line, target, 1);

        Assert.True(line.RunUntil(() => line.One.Host.Told.Count > 1, 5000));
        Assert.StartsWith("lost: nothing got through the line for 20", line.One.Host.Told[0]);
        Assert.StartsWith("1: ERR_DEAD_OBJECT ", line.One.Host.Told[1]);

        line.One.IsCut = false;
        line.Two.IsCut = false;
        line.One.Begin(true);
        line.Two.Begin(false);
        Assert.True(line.RunUntil(() => line.One.Session.IsUp && line.Two.Session.IsUp, 3000));
    }

    [Fact]
    public void A_side_that_begins_anew_ends_the_connection_of_the_other_one()
    {
        SerialLine line = Up(4, 0, out _);
        line.One.Host.Told.Clear();

        line.Two.Begin(false);

        Assert.True(line.RunUntil(() => line.One.Host.Told.Count > 0, 1000));
        Assert.StartsWith("lost: the other side has begun anew", line.One.Host.Told[0]);
        line.One.Begin(true);
        Assert.True(line.RunUntil(() => line.One.Session.IsUp && line.Two.Session.IsUp, 3000));
    }

    [Fact]
    public void A_side_that_leaves_says_why_over_the_line()
    {
        SerialLine line = Up(5, 0, out _);
        line.One.Host.Told.Clear();

        line.Two.Session.Close(EC.Permission, "the device was forgotten");

        Assert.True(line.RunUntil(() => line.One.Host.Told.Count > 0, 1000));
        Assert.StartsWith("lost: the other side left: the device was forgotten", line.One.Host.Told[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(253)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(600)]
    public void Any_bytes_come_back_from_their_encoding_which_has_no_zero(int count)
    {
        Random random = new(count);
        for (int round = 0; round < 50; round++)
        {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++)
            {
                bytes[i] = (byte)(random.Next(round + 1) == 0 ? 0 : random.Next(256));
            }

            byte[] encoded = new byte[count + 5];
            int length = Cobs.Encode(bytes, count, encoded);

            Assert.Equal(length - 1, encoded.AsSpan(0, length).IndexOf((byte)0));
            Assert.Equal(count, Cobs.Decode(encoded, length - 1));
            Assert.Equal(bytes, encoded[..count]);
        }
    }

    [Fact]
    public void The_checksum_is_that_of_Ethernet()
    {
        byte[] check = [.. "123456789"u8];
        Assert.Equal(0xCBF43926, (uint)Crc32.Of(check, 0, check.Length));
        Assert.Equal(0x00000000u, (uint)Crc32.Of(check, 0, 0));
    }

    [Fact]
    public void A_content_whose_length_has_no_room_in_two_bytes_is_refused()
    {
        SerialLine line = new(7, 0);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new SerialCarrier(line.One, line.One, 65_001));

        Assert.Equal("a serial line carries contents of up to 65000 bytes, and maxContent is 65001", error.Message);
    }

    [Fact]
    public void Noise_opens_nothing_and_ends_nothing()
    {
        SerialLine line = Up(6, 0, out int target);
        Random random = new(6);
        for (int i = 0; i < 200; i++)
        {
            byte[] noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            line.One.Carrier.OnBytes([.. noise, 0], 0, noise.Length + 1);
        }

        Assert.Equal(50, Calls(line, target, 50));
        Assert.DoesNotContain(line.One.Host.Told, told => told.StartsWith("lost", StringComparison.Ordinal));
    }

    private static SerialLine Up(int seed, double flips, out int target)
    {
        SerialLine line = new(seed, flips);
        line.Two.Host.Serves = Answer;
        line.Two.Begin(false);
        line.One.Begin(true);
        Assert.True(line.RunUntil(() => line.One.Session.IsUp && line.Two.Session.IsUp, 5000), "the link is up");
        LinkCall query = new() { Kind = LinkKind.Query, Content = LinkNames.Write(Side.Service, null)! };
        Assert.Equal(EC.Success, line.One.Session.Send(query));
        Assert.True(line.RunUntil(() => line.One.Host.Answered.Count == 1, 5000));
        Assert.Equal(EC.Success, query.Result);
        line.One.Host.Answered.Clear();
        target = query.Target;
        return line;
    }

    private static void Answer(LinkSession session, LinkRequest request)
    {
        if (request.Kind == LinkKind.Query)
        {
            Pair.Find(session, request);
        }
        else
        {
            session.Reply(request, [.. request.Content], 0);
        }
    }

    private static int Calls(SerialLine line, int target, int count)
    {
        int sent = 0;
        int done = 0;
        Assert.True(line.RunUntil(
            () =>
            {
                foreach (LinkCall call in line.One.Host.Answered)
                {
                    done += call.Result == EC.Success && BitConverter.ToInt32(call.Content) == call.Code ? 1 : 0;
                }

                line.One.Host.Answered.Clear();
                for (; sent < count && sent - done < Outstanding; sent++)
                {
                    Send(line, target, sent);
                }

                return done == count;
            },
            count * 1000));
        return done;
    }

    private static void Send(SerialLine line, int target, int code)
    {
        byte[] content = new byte[CallSize];
        BitConverter.TryWriteBytes(content, code);
        Assert.Equal(
            EC.Success, line.One.Session.Send(new LinkCall { Kind = LinkKind.Call, Target = target, Code = code, Content = content, TimeoutMs = 60_000 }));
    }
}
