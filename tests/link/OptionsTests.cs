using LiteIpc.Link.Tests.Support;

namespace LiteIpc.Link.Tests;

/// <summary>What a device and a peer are made of is checked where they are made.</summary>
public sealed class OptionsTests
{
    private static readonly byte[] _id = Side.IdOf(1);

    [Theory]
    [InlineData("MaxContent has to be 128 to 204800, and is 127", 127)]
    [InlineData("MaxContent has to be 128 to 204800, and is 204801", 204_801)]
    [InlineData("Credits has to be 1 to 62, and is 0", 512, 0)]
    [InlineData("Credits has to be 1 to 62, and is 63", 512, 63)]
    [InlineData("MaxWaiters has to be 0 to 1024, and is -1", 512, 2, -1)]
    [InlineData("MaxTargets has to be 1 to 1024, and is 0", 512, 2, 64, 0)]
    [InlineData("MaxTargets has to be 1 to 1024, and is 1025", 512, 2, 64, 1025)]
    [InlineData("MaxKeptAnswer has to be 0 to 204800, and is -1", 512, 2, 64, 16, -1)]
    [InlineData("PingMs has to be 10 to 3600000, and is 9", 512, 2, 64, 16, 512, 9)]
    [InlineData("ProofMs has to be 10 to 3600000, and is 0", 512, 2, 64, 16, 512, 1000, 0)]
    [InlineData("MaxContent x (2 x Credits + 4) has to be 1 to 4096, and is 5120", 512, 3, 64, 16, 512, 1000, 2000, LinkOptions.BoardPool)]
    [InlineData("MaxContent x (2 x Credits + 4) has to be 1 to 4096, and is 4104", 513, 2, 64, 16, 512, 1000, 2000, LinkOptions.BoardPool)]
    public void A_limit_out_of_its_range_is_named_with_its_value(
        string message,
        int maxContent,
        int credits = 2,
        int maxWaiters = 64,
        int maxTargets = 16,
        int maxKeptAnswer = 512,
        int pingMs = 1000,
        int proofMs = 2000,
        int pool = 0)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new LinkOptions(_id, "kitchen", maxContent, credits, maxWaiters, maxTargets, maxKeptAnswer, pingMs, proofMs, pool));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(128, 62, 1024, 1024, 204_800, 3_600_000, 3_600_000, 0)]
    [InlineData(204_800, 62, 0, 1, 0, 10, 10, 0)]
    [InlineData(512, 2, 64, 16, 512, 5000, 2000, LinkOptions.BoardPool)]
    public void The_ends_of_the_ranges_and_the_defaults_of_a_board_are_taken(
        int maxContent, int credits, int maxWaiters, int maxTargets, int maxKeptAnswer, int pingMs, int proofMs, int pool)
    {
        LinkOptions options = new(_id, "kitchen", maxContent, credits, maxWaiters, maxTargets, maxKeptAnswer, pingMs, proofMs, pool);

        Assert.Equal(
            (maxContent, credits, maxWaiters, maxTargets, maxKeptAnswer, pingMs, proofMs),
            (options.MaxContent, options.Credits, options.MaxWaiters, options.MaxTargets, options.MaxKeptAnswer, options.PingMs, options.ProofMs));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void Ids_and_keys_have_32_bytes(int count)
    {
        byte[] wrong = new byte[count];
        string[] messages =
        [
            Assert.Throws<ArgumentException>(() => new LinkOptions(wrong, "kitchen")).Message,
            Assert.Throws<ArgumentException>(() => new LinkPeer(wrong, "kitchen", Pair.Key, LinkSecurity.Tls, 16)).Message,
            Assert.Throws<ArgumentException>(() => new LinkPeer(_id, "kitchen", wrong, LinkSecurity.Tls, 16)).Message,
        ];

        Assert.Equal(
            ((string[])["a network id", "a network id", "a key"]).Select(what => $"bytes of {what} has to be 32 to 32, and is {count}"), messages);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", 64)]
    [InlineData("ääääääääääääääääääääääääääääääää", 64)]
    public void A_name_has_1_to_63_bytes_of_UTF_8(string name, int bytes)
    {
        string message = $"bytes of a name has to be 1 to 63, and is {bytes}";

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new LinkOptions(_id, name)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new LinkPeer(_id, name, Pair.Key, LinkSecurity.Tls, 16)).Message);
        Assert.Equal(name[..^(bytes == 0 ? 0 : 1)].PadRight(1, 'x'), new LinkOptions(_id, name[..^(bytes == 0 ? 0 : 1)].PadRight(1, 'x')).Name);
    }

    [Theory]
    [InlineData(0, 16, "LeastSecurity has to be 1 to 3, and is 0")]
    [InlineData(4, 16, "LeastSecurity has to be 1 to 3, and is 4")]
    [InlineData(3, 0, "remembered has to be 1 to 64, and is 0")]
    [InlineData(3, 65, "remembered has to be 1 to 64, and is 65")]
    public void A_peer_s_limits_are_named_with_their_values(int leastSecurity, int remembered, string message)
        => Assert.Equal(message, Assert.Throws<ArgumentException>(() => new LinkPeer(_id, "hall", Pair.Key, leastSecurity, remembered)).Message);

    [Fact]
    public void Arrays_that_change_afterwards_change_no_device()
    {
        byte[] id = Side.IdOf(1);
        byte[] key = [.. Pair.Key];
        LinkOptions options = new(id, "kitchen");
        LinkPeer peer = new(id, "hall", key, LinkSecurity.Tagged, 16);

        Array.Clear(id);
        Array.Clear(key);

        Assert.Equal(Side.IdOf(1), options.NetworkId);
        Assert.Equal(Side.IdOf(1), peer.NetworkId);
        Assert.Equal(Pair.Key, peer.Key);
    }
}
