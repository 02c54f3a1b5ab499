using System.Text.Json.Nodes;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;

namespace Samgr.Tool.Tests.Interfaces;

public sealed class FlagsTests
{
    private static readonly InterfaceInfo _info = InterfaceInfo.Parse("""
        {"interface":"House.IDoor","service":"door","feature":null,"version":1,
        "methods":[{"id":1,"name":"Allow","parameters":[{"name":"access","type":"House.Access","kind":"enum"}],"returns":{"type":"House.Access","kind":"enum"}},
        {"id":2,"name":"Turn","parameters":[{"name":"mode","type":"House.Mode","kind":"enum"}]}],
        "enums":[{"name":"House.Access","type":"u8","flags":true,"values":{"None":0,"Read":1,"Write":2,"All":3,"Delete":8}},
        {"name":"House.Mode","type":"u8","values":{"Off":0,"On":1,"Auto":2}}]}
        """);

    [Theory]
    [InlineData("Read|Write", 3)]
    [InlineData("read | delete", 9)]
    [InlineData("Read,Write,Delete", 11)]
    [InlineData("All|Delete", 11)]
    [InlineData("None", 0)]
    [InlineData("9", 9)]
    public void Fault_T23_a_combination_of_flags_is_given_by_the_names_of_its_parts(string text, int number)
    {
        Assert.Equal(ArgumentBinding.Write(_info, _info.Methods[0], [number.ToString()]), ArgumentBinding.Write(_info, _info.Methods[0], [text]));
    }

    [Theory]
    [InlineData(3, "All")]
    [InlineData(9, "Read|Delete")]
    [InlineData(11, "All|Delete")]
    [InlineData(0, "None")]
    [InlineData(16, "16")]
    [InlineData(17, "17")]
    public void Fault_T23_a_combination_of_flags_comes_back_by_the_names_of_its_parts(int number, string text)
    {
        IpcIo reply = new(64);
        reply.WriteInt32(EC.Success);
        reply.WriteUint8((byte)number);
        CallResult result = new(EC.Success, "EC_SUCCESS", null, 1, 0, null, Convert.ToHexString(reply.ToArray()));

        JsonNode value = TypedReply.Read(_info, _info.Methods[0], result).Values!["result"]!;

        Assert.Equal(text, value.ToString());
    }

    [Fact]
    public void Fault_T23_a_part_that_is_no_flag_is_named_and_what_is_no_flags_takes_one_name()
    {
        FormatException unknown = Assert.Throws<FormatException>(() => ArgumentBinding.Write(_info, _info.Methods[0], ["Read|Wriet"]));
        FormatException several = Assert.Throws<FormatException>(() => ArgumentBinding.Write(_info, _info.Methods[1], ["On|Auto"]));

        Assert.Contains("'Wriet'; did you mean Write?", unknown.Message);
        Assert.Contains("'On|Auto'; there are Off, On, Auto", several.Message);
    }
}
