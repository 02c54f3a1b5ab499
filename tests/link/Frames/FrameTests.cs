using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests.Frames;

/// <summary>Frames, one of each kind, byte for byte; and what is none.</summary>
public sealed class FrameTests
{
    private static readonly string[] _golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "frames.txt"));

    public static TheoryData<string> Names => [.. Vectors.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frame_is_written_and_read_byte_for_byte(string name)
    {
        LinkFrame frame = Vectors.All[name]();
        byte[] bytes = new byte[frame.Size + 5];
        frame.Write(bytes, 3);
        string hex = Convert.ToHexStringLower(bytes.AsSpan(3, frame.Size));
        Assert.Equal(Golden(name), hex);

        LinkFrame read = new();
        Assert.True(read.Read(bytes, 3, frame.Size));
        byte[] again = new byte[read.Size];
        read.Write(again, 0);
        Assert.Equal(hex, Convert.ToHexStringLower(again));
    }

    [Fact]
    public void Proofs_keys_and_tags_are_those_of_the_vectors()
    {
        byte[] dialled = Convert.FromHexString(Golden("hello"));
        byte[] answered = Convert.FromHexString(Golden("hello-answer"));
        TestPlatform platform = new(new Clock(), 0, 1);
        LinkKeys dialler = new(platform, Pair.Key, dialled, answered, true);
        LinkKeys answerer = new(platform, Pair.Key, dialled, answered, false);
        Assert.Equal(Golden("proof-of-dialler"), Convert.ToHexStringLower(dialler.OwnProof));
        Assert.Equal(Golden("proof-of-dialler"), Convert.ToHexStringLower(answerer.TheirProof));
        Assert.Equal(Golden("proof-of-answerer"), Convert.ToHexStringLower(answerer.OwnProof));

        byte[] frame = Convert.FromHexString(Golden("ping"));
        foreach (string name in (string[])["first-tag", "second-tag"])
        {
            byte[] wrapped = [.. new byte[LinkKeys.CounterSize], .. frame, .. new byte[LinkKeys.TagSize]];
            dialler.Seal(wrapped, LinkKeys.CounterSize, frame.Length);
            Assert.Equal(Golden(name), Convert.ToHexStringLower(wrapped.AsSpan(LinkKeys.CounterSize + frame.Length)));
            Assert.True(answerer.Open(wrapped, LinkKeys.CounterSize, frame.Length + LinkKeys.TagSize));
        }
    }

    [Fact]
    public void Fault_S1_a_tag_counts_beyond_32_bits()
    {
        byte[] hello = Convert.FromHexString(Golden("hello"));
        LinkKeys dialler = new(new TestPlatform(new Clock(), 0, 1), Pair.Key, hello, hello, true);
        LinkKeys answerer = new(new TestPlatform(new Clock(), 0, 1), Pair.Key, hello, hello, false);
        string first = Seal(dialler, out _);

        dialler.Sent = uint.MaxValue;
        answerer.Received = uint.MaxValue;
        string[] tags = [first, Seal(dialler, out byte[] last), Seal(dialler, out byte[] next)];

        Assert.Equal(3, tags.Distinct().Count());
        Assert.True(answerer.Open(last, LinkKeys.CounterSize, last.Length - LinkKeys.CounterSize));
        Assert.True(answerer.Open(next, LinkKeys.CounterSize, next.Length - LinkKeys.CounterSize));
    }

    [Fact]
    public void Parts_of_a_later_version_are_skipped()
    {
        byte[] bytes = Convert.FromHexString(Golden("call"));
        int head = bytes[46];
        byte[] longer = [.. bytes[..head], 1, 2, 3, 4, .. bytes[head..]];
        longer[46] += 4;
        LinkFrame frame = new();
        Assert.False(frame.Read(longer, 0, longer.Length));

        longer[3] |= 0x80;
        Assert.True(frame.Read(longer, 0, longer.Length));
        Assert.Equal(bytes[head..], frame.Content.AsSpan(frame.ContentStart, frame.Length).ToArray());
    }

    [Fact]
    public void Every_shorter_piece_of_a_frame_and_every_longer_one_is_none()
    {
        byte[] bytes = Convert.FromHexString(Golden("call"));
        LinkFrame frame = new();
        for (int count = 0; count < bytes.Length; count++)
        {
            Assert.False(frame.Read(bytes, 0, count));
        }

        Assert.False(frame.Read([.. bytes, 0], 0, bytes.Length + 1));
    }

    [Fact]
    public void Any_bytes_are_a_frame_or_none_and_none_is_read_beyond_its_end()
    {
        Random random = new(7);
        byte[][] golden = [.. Vectors.All.Keys.Select(name => Convert.FromHexString(Golden(name)))];
        LinkFrame frame = new();
        for (int i = 0; i < 200_000; i++)
        {
            byte[] bytes = [.. golden[random.Next(golden.Length)]];
            for (int change = random.Next(4); change >= 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            int count = random.Next(8) == 0 ? random.Next(bytes.Length + 1) : bytes.Length;
            if (frame.Read(bytes, 0, count))
            {
                Assert.InRange(frame.ContentStart, LinkFrame.HeadSize, count);
                Assert.Equal(count, frame.ContentStart + frame.Length);
                Assert.InRange(frame.Path?.Length ?? 0, 0, LinkFrame.MaxPath);
                Assert.InRange(frame.ObjectCount, 0, IpcLimits.MaxObjects);
            }
        }
    }

    [Fact]
    public void A_second_implementation_writes_the_same_vectors()
    {
        Assert.SkipUnless(Python.IsThere, "python3 is not installed");

        Assert.Equal(_golden, Python.Run(Path.Combine(AppContext.BaseDirectory, "python", "vectors.py")));
    }

    private static string Seal(LinkKeys keys, out byte[] wrapped)
    {
        wrapped = new byte[LinkKeys.CounterSize + 1 + LinkKeys.TagSize];
        keys.Seal(wrapped, LinkKeys.CounterSize, 1);
        return Convert.ToHexStringLower(wrapped.AsSpan(LinkKeys.CounterSize + 1));
    }

    private static string Golden(string name)
        => _golden.Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1];
}
