using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class TypedCallTests(TypedMachine machine) : IClassFixture<TypedMachine>
{
    private const string Everything = """
        {"Bool":true,"Int8":-128,"Uint8":255,"Int16":-32768,"Uint16":65535,"Int32":-2147483648,"Uint32":4294967295,"Int64":-9223372036854775808,"Uint64":18446744073709551615,"Single":1.5,"Double":0.1,"Char":"ä","Time":"2026-01-02T03:04:05.006","Span":"1.02:03:04","Text":"a \"text\"","OptionalText":null,"Mode":"On","Bytes":[1,2,3],"OptionalBytes":[],"Ints":[-1,2],"Doubles":[0.5,"NaN"],"Texts":["a",""],"OptionalTexts":["a",null],"Chars":["x"],"Modes":["Off","On",3],"Reading":{"Sensor":1,"Tenths":2,"Name":"n"},"Readings":[{"Sensor":3,"Tenths":4,"Name":""}],"Note":{"Text":"t"}}
        """;

    [Theory]
    [InlineData("Read", "sensor=2")]
    [InlineData("Read", "2")]
    [InlineData("read", "SENSOR=2")]
    public async Task A_function_is_called_by_its_name(string function, string argument)
    {
        ToolResult result = (await machine.RunAsync("call", "temperature", function, argument)).Expect(ExitCode.Success);

        Assert.Matches("^result=[0-9]*202$", result.Output);
    }

    [Theory]
    [InlineData("1", "C")]
    [InlineData("unit=C", "1")]
    [InlineData("unit=C", "sensor=1")]
    public async Task What_comes_back_has_its_names(params string[] arguments)
    {
        ToolResult result = (await machine.RunAsync(["call", "temperature", "TryRead", .. arguments])).Expect(ExitCode.Success);

        Assert.Equal("tenths=201\nunit=C/10\nresult=true", result.Output);
    }

    [Theory]
    [InlineData("OfBool", "true")]
    [InlineData("OfInt8", "-128")]
    [InlineData("OfUint64", "18446744073709551615")]
    [InlineData("OfSingle", "1.5")]
    [InlineData("OfDouble", "NaN")]
    [InlineData("OfChar", "ä")]
    [InlineData("OfTime", "2026-01-02T03:04:05")]
    [InlineData("OfSpan", "1.02:03:04")]
    [InlineData("OfText", "x = 1")]
    [InlineData("OfText", "x=1")]
    [InlineData("OfText", "null")]
    [InlineData("OfOptionalText", "null")]
    [InlineData("OfMode", "On")]
    [InlineData("OfMode", "3")]
    [InlineData("OfBytes", "[1,2,255]")]
    [InlineData("OfLongs", "null")]
    [InlineData("OfLongs", "[1,-2]")]
    [InlineData("OfTexts", "[\"a\",\"b c\"]")]
    [InlineData("OfReadings", "[{\"Sensor\":1,\"Tenths\":2,\"Name\":\"n\"}]")]
    public async Task A_value_of_any_type_goes_and_comes_back(string function, string value)
    {
        ToolResult result = (await machine.RunAsync("call", "echo", function, value)).Expect(ExitCode.Success);

        Assert.Equal("result=" + value, result.Output);
    }

    [Fact]
    public async Task An_object_of_every_type_goes_and_comes_back()
    {
        JsonElement call = (await machine.RunAsync("call", "echo", "OfEverything", Everything, "--json")).Expect(ExitCode.Success).Json;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Everything), JsonNode.Parse(call.GetProperty("values").GetProperty("result").GetRawText())), call.GetRawText());
    }

    [Fact]
    public async Task Null_and_the_text_null_differ()
    {
        JsonElement nothing = (await machine.RunAsync("call", "echo", "OfOptionalText", "null", "--json")).Expect(ExitCode.Success).Json;
        JsonElement text = (await machine.RunAsync("call", "echo", "OfOptionalText", "str:null", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal(JsonValueKind.Null, nothing.GetProperty("values").GetProperty("result").ValueKind);
        Assert.Equal("null", text.GetProperty("values").GetProperty("result").GetString());
    }

    [Fact]
    public async Task Arguments_go_both_ways()
    {
        ToolResult result = (await machine.RunAsync("call", "echo", "Exchange", "3", "number=7", "text=t", "call={\"text\":\"n\"}")).Expect(ExitCode.Success);

        Assert.Equal(
            "number=8\ntext=t!\nreading={\"Sensor\":3,\"Tenths\":7,\"Name\":\"t\"}\nreply=[0,0,0]\ncall=null", result.Output);
    }

    [Fact]
    public async Task A_function_that_nobody_waits_for_is_called()
    {
        JsonElement before = (await machine.RunAsync("call", "temperature", "Read", "0", "--json")).Expect(ExitCode.Success).Json;
        ToolResult wake = (await machine.RunAsync("call", "temperature", "Wake")).Expect(ExitCode.Success);
        JsonElement after = (await machine.RunAsync("call", "temperature", "Read", "0", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal("", wake.Output);
        Assert.Equal(1000, Result(after) - Result(before));
    }

    [Theory]
    [InlineData("temperature", "Rename", "1", "null")]
    [InlineData("temperature", "--raw", "2", "i32:1", "bool:false", "--one-way")]
    public async Task Fault_T14_a_function_without_a_result_prints_none(params string[] call)
    {
        ToolResult result = (await machine.RunAsync(["call", .. call])).Expect(ExitCode.Success);

        Assert.Equal("", result.Output);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public async Task What_a_service_throws_is_shown_with_code_and_message()
    {
        ToolResult result = (await machine.RunAsync("call", "temperature", "Read", "9")).Expect(ExitCode.Failed);

        Assert.Equal("samgr: Read of temperature returned EC_NOSERVICE (-11): there is no sensor 9", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task What_a_service_throws_is_in_the_json_too()
    {
        ToolResult result = (await machine.RunAsync("call", "temperature", "NameOf", "9", "--json")).Expect(ExitCode.Failed);

        Assert.Equal((-1, "EC_FAILURE"), (result.Json.GetProperty("result").GetInt32(), result.Json.GetProperty("name").GetString()));
        Assert.Contains("array", result.Json.GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, result.Json.GetProperty("values").ValueKind);
        Assert.Contains("EC_FAILURE", result.Errors);
    }

    [Theory]
    [InlineData("'Raed' is no function of temperature; did you mean Read?", "temperature", "Raed", "1")]
    [InlineData("TryRead(i32 sensor, out i32 tenths, ref str unit) : bool", "temperature", "nothing")]
    [InlineData("argument 'sensor' of Read is missing: Read(i32 sensor) : i32", "temperature", "Read")]
    [InlineData("Read has no argument 'sensr'; did you mean sensor?", "temperature", "Read", "sensr=1")]
    [InlineData("argument 'sensor' of Read is given twice", "temperature", "Read", "sensor=1", "sensor=2")]
    [InlineData("'2' is one argument too many: Read(i32 sensor) : i32", "temperature", "Read", "1", "2")]
    [InlineData("argument 'sensor' of Read is no i32: \"warm\"", "temperature", "Read", "warm")]
    [InlineData("argument 'value' of OfUint8 is no u8: 256", "echo", "OfUint8", "256")]
    [InlineData("argument 'value' of OfMode is no Mode: 'Onn'; did you mean On?", "echo", "OfMode", "Onn")]
    [InlineData("argument 'value' of OfTexts is no str[]: [a; write it as JSON, in quotes of the shell: '[\"a\", \"b\"]'", "echo", "OfTexts", "[a")]
    [InlineData("argument 'value[0].Tenths' of OfReadings is no i32: \"x\"", "echo", "OfReadings", "[{\"sensor\":1,\"tenths\":\"x\",\"name\":\"n\"}]")]
    [InlineData("argument 'value[0]' of OfReadings lacks the member Name, str", "echo", "OfReadings", "[{\"sensor\":1,\"tenths\":2}]")]
    [InlineData("has no member 'senser'; did you mean Sensor?", "echo", "OfReadings", "[{\"senser\":1}]")]
    [InlineData("argument 'alarm' of Watch is an object to call back", "thermostat", "Watch", "1", "x", "null")]
    [InlineData("--returns goes with --raw", "temperature", "Read", "1", "--returns", "i32")]
    [InlineData("'0' is no time; give 1 to 3600 seconds", "temperature", "Read", "1", "--timeout", "0")]
    [InlineData("Read gives something back; call it without --one-way", "temperature", "Read", "1", "--one-way")]
    [InlineData("call it by number: samgr call greeter --raw FUNC [ARGS] --returns TYPES", "greeter", "Greet", "world")]
    public async Task A_wrong_call_says_how_to_mend_it(string message, params string[] arguments)
    {
        ToolResult result = (await machine.RunAsync(["call", .. arguments])).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        Assert.Contains("samgr call --help", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_said_to_be_unknown()
    {
        ToolResult result = (await machine.RunAsync("call", "nobody", "Read", "1")).Expect(ExitCode.Failed);

        Assert.Contains("Read of nobody returned EC_NOSERVICE (-11): no service 'nobody' is registered", result.Errors);
    }

    [Fact]
    public async Task A_service_without_description_is_called_by_number()
    {
        ToolResult result = (await machine.RunAsync("call", "greeter", "--raw", "1", "world", "--returns", "str")).Expect(ExitCode.Success);

        Assert.Equal("hello world", result.Output);
    }

    [Fact]
    public async Task Every_service_answers_ping_and_stats()
    {
        Assert.Equal("version=2", (await machine.RunAsync("call", "echo", "ping")).Expect(ExitCode.Success).Output);
        (await machine.RunAsync("call", "temperature", "TryRead", "1", "C")).Expect(ExitCode.Success);
        JsonElement stats = (await machine.RunAsync("call", "temperature", "stats", "--json")).Expect(ExitCode.Success).Json.GetProperty("values");

        Assert.True(stats.GetProperty("calls").GetInt64() > 0);
        Assert.Equal(["calls", "errors", "refused", "totalMs", "longestMs"], stats.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_description_of_many_parts_is_read_whole()
    {
        JsonElement info = (await machine.RunAsync("call", "echo", "info", "--json")).Expect(ExitCode.Success).Json;
        ToolResult lines = (await machine.RunAsync("call", "echo", "info")).Expect(ExitCode.Success);

        Assert.Equal("Samgr.Generator.Sample.IEcho", info.GetProperty("interface").GetString());
        Assert.True(info.GetRawText().Length > 4096);
        Assert.StartsWith("echo: Samgr.Generator.Sample.IEcho, version 2\n  OfBool(bool value) : bool\n", lines.Output);
        Assert.Contains("\n  Exchange(i32 request, ref i32 number, ref str text, out Reading reading, out u8[]? reply, ref Note? call)\n", lines.Output);
        Assert.Contains("\n  data Reading { i32 Sensor, i32 Tenths, str Name }\n", lines.Output);
        Assert.EndsWith("\n  enum Mode : u8 { Off = 0, On = 7 }", lines.Output);
    }

    [Fact]
    public async Task List_shows_the_interfaces_with_their_functions()
    {
        ToolResult result = (await machine.RunAsync("list", "-v")).Expect(ExitCode.Success);

        string[][] rows = [.. result.Rows.TakeWhile(row => row.Length == 7)];
        Assert.Equal(
            ["echo Samgr.Generator.Sample.IEcho", "greeter -", "temperature Samgr.Generator.Sample.ITemperature", "thermostat Samgr.Generator.Sample.IThermostat"],
            rows.Select(row => $"{row[0]} {row[6]}").Order(StringComparer.Ordinal));
        Assert.Contains("\ntemperature: Samgr.Generator.Sample.ITemperature, version 1\n  Read(i32 sensor) : i32\n", result.Output);
        Assert.Contains("\n  Wake() one-way\n", result.Output + "\n");
        Assert.DoesNotContain("greeter:", result.Output);
    }

    [Fact]
    public async Task List_as_json_has_the_descriptions()
    {
        JsonElement services = (await machine.RunAsync("list", "-v", "--json")).Expect(ExitCode.Success).Json;

        Dictionary<string, JsonElement> found = services.EnumerateArray()
            .ToDictionary(service => service.GetProperty("service").GetString()!, service => service.GetProperty("interface"));
        Assert.Equal(JsonValueKind.Null, found["greeter"].ValueKind);
        Assert.Equal("Read", found["temperature"].GetProperty("methods")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("samgr call te", "temperature")]
    [InlineData("samgr call temperature tr", "TryRead")]
    [InlineData("samgr call temperature TryRead ", "sensor=", "unit=")]
    [InlineData("samgr call echo OfMode value=", "value=Off", "value=On")]
    [InlineData("samgr clients ", "5", "6", "alpha", "beta")]
    [InlineData("samgr ps --machine ", "typed")]
    public async Task A_line_is_completed_from_the_running_machine(string line, params string[] words)
    {
        ToolResult result = (await machine.RunAsync("complete", line)).Expect(ExitCode.Success);

        Assert.Equal(string.Join('\n', words), result.Output);
    }

    [Theory]
    [InlineData("samgr call temperature TryRead se", "sensor=")]
    [InlineData("samgr call echo OfMode value=", "Off On")]
    [InlineData("samgr call echo OfMode value=of", "Off")]
    [InlineData("samgr comp", "completion")]
    public async Task Bash_completes_with_the_script(string line, string words)
    {
        Assert.SkipUnless(Shell.IsBashThere, "there is no bash here");
        string script = (await machine.RunAsync("completion", "bash")).Expect(ExitCode.Success).Output;

        Assert.Equal(words, await Shell.CompleteAsync(machine.Sandbox, script, line));
    }

    private static int Result(JsonElement call) => call.GetProperty("values").GetProperty("result").GetInt32();
}
