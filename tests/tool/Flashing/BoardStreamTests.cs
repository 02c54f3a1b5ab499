using System.Text;
using Samgr.Tool.Monitoring;

namespace Samgr.Tool.Tests.Flashing;

public sealed class BoardStreamTests
{
    private readonly List<string> _lines = [];

    [Fact]
    public void Lines_come_whole_however_their_bytes_come()
    {
        BoardStream stream = new(_lines.Add);

        foreach (byte value in Encoding.UTF8.GetBytes("I a/b: grün\r\nNFNFPKTV no marker\n\nrest"))
        {
            stream.Take([value]);
        }

        stream.Finish();
        Assert.Equal(["I a/b: grün", "NFNFPKTV no marker", "rest"], _lines);
    }

    [Fact]
    public void A_line_without_an_end_is_cut_at_a_length()
    {
        BoardStream stream = new(_lines.Add);

        stream.Take(Encoding.UTF8.GetBytes(new string('x', BoardStream.MaxLine + 1)));
        stream.Finish();

        Assert.Equal([BoardStream.MaxLine, 1], _lines.Select(line => line.Length));
    }

    [Fact]
    public void A_packet_that_claims_too_much_hides_nothing_behind_it()
    {
        BoardStream stream = new(_lines.Add);
        byte[] header = new byte[32];
        "NFPKTV1"u8.CopyTo(header);
        header.AsSpan(28).Fill(0xff);

        stream.Take([.. header, .. "I board: up\n"u8]);

        Assert.Equal(["I board: up"], _lines);
    }

    [Fact]
    public void Ports_are_adapters_and_the_built_in_ones_that_there_are()
    {
        string root = Directory.CreateTempSubdirectory("samgr").FullName;
        try
        {
            foreach (string name in new[] { "ttyUSB0", "ttyACM1", "ttyS0", "ttyS1", "tty3", "null" })
            {
                File.WriteAllText(Path.Combine(root, name), "");
            }

            Directory.CreateDirectory(Path.Combine(root, "class", "ttyS0"));
            File.WriteAllText(Path.Combine(root, "class", "ttyS0", "type"), "0\n");
            Directory.CreateDirectory(Path.Combine(root, "class", "ttyS1"));
            File.WriteAllText(Path.Combine(root, "class", "ttyS1", "type"), "4\n");
            Directory.CreateDirectory(Path.Combine(root, "serial", "by-id"));
            File.CreateSymbolicLink(Path.Combine(root, "serial", "by-id", "usb-CP2104"), Path.Combine(root, "ttyUSB0"));

            Assert.Equal(
                ["ttyACM1 ", "ttyS1 ", "ttyUSB0 usb-CP2104"],
                SerialPorts.OfFolder(root, Path.Combine(root, "class")).Select(port => $"{Path.GetFileName(port.Name)} {port.Device}"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
