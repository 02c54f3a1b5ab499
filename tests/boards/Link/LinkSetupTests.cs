using LiteIpc.Pairing;
using Samgr.Boards.Link;

namespace Samgr.Boards.Tests.Link;

public sealed class LinkSetupTests
{
    private const string Id = "0101010101010101010101010101010101010101010101010101010101010101";
    private const string Head = "id " + Id + "\nname kitchen\n";
    private const string Hub = "peer hub " + Id + " " + Id + " tagged\n";

    [Fact]
    public void A_configuration_is_read()
    {
        LinkSetup? setup = LinkSetup.Read("# of the kitchen\r\n\r\n" + Head + Hub + "dial tcp:hub.local:7070\nallow hub gpio\n  allow  hub temperature celsius \n", out string problem);

        Assert.Equal(string.Empty, problem);
        Assert.Equal("kitchen", setup!.Name);
        Assert.Equal(Enumerable.Repeat((byte)1, 32), setup.NetworkId);
        Assert.Equal("hub", Assert.Single(setup.Peers).Name);
        Assert.Equal("tcp:hub.local:7070", Assert.Single(setup.Dials).Text);
    }

    [Fact]
    public void A_code_of_the_command_line_is_key_and_id()
    {
        for (int i = 0; i < 50; i++)
        {
            BoardCode code = BoardCode.Draw();
            LinkSetup? setup = LinkSetup.Read($"name kitchen\npeer hub {Id} {(i % 2 == 0 ? code.Text : code.Text.ToLowerInvariant())} tagged", out string problem);

            Assert.Equal(string.Empty, problem);
            Assert.Equal(code.NetworkId, setup!.NetworkId);
            Assert.Equal(code.Key, LinkCode.Derive(LinkCode.Read(code.Text)!, "code"));
        }
    }

    [Fact]
    public void A_code_with_another_character_is_mostly_none()
    {
        string code = BoardCode.Draw().Text;
        int wrong = Enumerable.Range(0, 31).Count(i => LinkCode.Read("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[i] + code[1..]) == null);

        Assert.InRange(wrong, 10, 31);
        Assert.All([code[1..], code + "A", code.Replace(code[3], '1'), string.Empty, "----"], text => Assert.Null(LinkCode.Read(text)));
    }

    [Theory]
    [InlineData("id 12", "line 1: write id and the network id of this board in 64 hexadecimal digits")]
    [InlineData("name", "line 1: write name and the name of this board, one word")]
    [InlineData("\ncall tcp:a:1", "line 2: there is no setting call; there are id, name, peer, dial, listen and allow")]
    [InlineData("peer hub " + Id + " " + Id, "line 1: write peer, its name, its network id in 64 hexadecimal digits, the key in as many or the 26 characters of 'samgr device code', and tagged, memory or tls")]
    [InlineData("dial serial:COM2", "line 1: write dial and an address, such as tcp:192.168.1.10:7070")]
    [InlineData("listen 7070", "line 1: write listen and an address, such as tcp:192.168.1.10:7070")]
    [InlineData("dial tcp:hub:0", "line 1: write dial and an address, such as tcp:192.168.1.10:7070")]
    [InlineData("allow hub", "line 1: write allow, the name of a peer, a service, and perhaps its feature")]
    [InlineData(Head, "the configuration needs a line that begins with id, one with name, and one with peer for each other device")]
    [InlineData(Head + Hub + "allow desk gpio", "allow desk gpio: no peer has the name desk")]
    [InlineData(Head + Hub + Hub + Hub + Hub + Hub, "line 7: a board has 4 peers at most")]
    public void A_line_that_is_wrong_is_named_with_its_mend(string text, string expected)
    {
        Assert.Null(LinkSetup.Read(text, out string problem));
        Assert.Equal(expected, problem);
    }
}
