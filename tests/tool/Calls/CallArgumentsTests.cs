using Samgr.Emulator.Control;
using Samgr.Tool.Calls;

namespace Samgr.Tool.Tests.Calls;

public sealed class CallArgumentsTests
{
    public static TheoryData<string, string, string> Values => new()
    {
        { "5", "i32", "5" },
        { "-5", "i32", "-5" },
        { "5000000000", "i64", "5000000000" },
        { "1.5", "f64", "1.5" },
        { "1e3", "f64", "1000" },
        { "true", "bool", "true" },
        { "false", "bool", "false" },
        { "hello", "str", "\"hello\"" },
        { "", "str", "\"\"" },
        { "NaN", "str", "\"NaN\"" },
        { "http://x", "str", "\"http://x\"" },
        { "i8:-1", "i32", "-1" },
        { "u8:1", "i32", "1" },
        { "i16:-2", "i32", "-2" },
        { "u16:2", "i32", "2" },
        { "i32:3", "i32", "3" },
        { "u32:3", "u32", "3" },
        { "i64:7", "i64", "7" },
        { "u64:7", "u64", "7" },
        { "f32:1.5", "f32", "1.5" },
        { "f64:1.5", "f64", "1.5" },
        { "bool:true", "bool", "true" },
        { "str:5", "str", "\"5\"" },
        { "str:", "str", "\"\"" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void An_argument_gets_its_type_and_value(string text, string type, string json)
    {
        CallArgument argument = CallArguments.Parse(text);

        Assert.Equal((type, json), (argument.Type, argument.Value.GetRawText()));
    }

    [Theory]
    [InlineData("u8:256", "'256' is no u8")]
    [InlineData("i32:x", "'x' is no i32")]
    [InlineData("bool:1", "'1' is no bool")]
    [InlineData("f32:", "'' is no f32")]
    [InlineData("f32:1e99", "'1e99' is no f32")]
    [InlineData("f64:NaN", "'NaN' is no f64")]
    public void A_value_that_does_not_fit_names_the_fix(string text, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => CallArguments.Parse(text));

        Assert.Contains(message, error.Message);
        Assert.Contains("str:", error.Message);
    }

    [Fact]
    public void A_list_of_types_is_separated_by_commas()
    {
        Assert.Equal(["i32", "str"], CallTypes.ParseList("i32, str").Select(type => type.Name));
    }

    [Fact]
    public void Small_integers_travel_as_a_whole_slot()
    {
        Assert.Equal(["i32", "i32", "u32"], CallTypes.ParseList("u8,i16,u32").Select(type => type.WireName));
    }

    [Fact]
    public void An_unknown_type_lists_those_there_are()
    {
        FormatException error = Assert.Throws<FormatException>(() => CallTypes.ParseList("i32,int"));

        Assert.Contains("there is no type 'int'", error.Message);
        Assert.Contains("u64", error.Message);
    }

    [Theory]
    [InlineData("bundle_daemon", "bundle_daemon", null)]
    [InlineData("Broadcast/Provider and subscriber", "Broadcast", "Provider and subscriber")]
    [InlineData("a/b/c", "a", "b/c")]
    public void A_target_is_a_service_or_a_feature(string text, string service, string? feature)
    {
        Assert.Equal(new CallTarget(service, feature), CallTarget.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/f")]
    [InlineData("s/")]
    public void A_target_without_a_name_shows_the_form(string text)
    {
        FormatException error = Assert.Throws<FormatException>(() => CallTarget.Parse(text));

        Assert.Contains("SERVICE/FEATURE", error.Message);
    }
}
