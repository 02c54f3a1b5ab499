using System.Text.Json;

namespace Samgr.Tool.Tests.EndToEnd;

[Collection(MachineCollection.Name)]
public sealed class RunningMachineTests(RunningMachine machine) : IClassFixture<RunningMachine>
{
    [Fact]
    public async Task Ps_shows_the_processes_of_the_walk_through()
    {
        ToolResult result = (await machine.RunAsync("ps")).Expect(ExitCode.Success);

        Assert.StartsWith("PID  PARENT  NAME", result.Output);
        Assert.Equal(
            ["5 1 foundation 7", "6 1 bundle_daemon 8", "7 1 appspawn 1", "8 7 launcher 20010001"],
            result.Rows.Select(row => string.Join(' ', row[..4])));
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public async Task Ps_as_json_has_the_processes_with_their_real_pids()
    {
        JsonElement processes = (await machine.RunAsync("ps", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal([5, 6, 7, 8], processes.EnumerateArray().Select(process => process.GetProperty("pid").GetInt32()));
        Assert.All(processes.EnumerateArray(), process => Assert.True(process.GetProperty("osPid").GetInt32() > 0));
        Assert.Equal("running", processes[0].GetProperty("state").GetString());
        Assert.Equal(0, processes[0].GetProperty("handle").GetInt32());
    }

    [Fact]
    public async Task List_shows_what_samgr_knows()
    {
        ToolResult result = (await machine.RunAsync("list")).Expect(ExitCode.Success);

        Assert.StartsWith("SERVICE", result.Output);
        Assert.Equal(
            ["app_spawn_client 5", "appspawn 7", "bundle_daemon 6", "bundle_daemon_client 5", "launcher 8"],
            result.Rows.Select(row => $"{row[0]} {row[4]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_as_json_has_handles_and_tokens()
    {
        JsonElement services = (await machine.RunAsync("list", "--json")).Expect(ExitCode.Success).Json;

        JsonElement daemon = Assert.Single(services.EnumerateArray(), service => service.GetProperty("service").GetString() == "bundle_daemon");
        Assert.Equal(6, daemon.GetProperty("pid").GetInt32());
        Assert.Equal("bundle_daemon", daemon.GetProperty("process").GetString());
        Assert.True(daemon.GetProperty("handle").GetInt32() > 0);
        Assert.Equal(0, daemon.GetProperty("token").GetInt32());
        Assert.Equal(JsonValueKind.Null, daemon.GetProperty("feature").ValueKind);
    }

    [Fact]
    public async Task Clients_shows_the_client_vector_of_foundation()
    {
        ToolResult result = (await machine.RunAsync("clients", "5")).Expect(ExitCode.Success);

        Assert.Equal(["appspawn", "bundle_daemon"], result.Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Clients_as_json_has_the_address_of_each_proxy()
    {
        JsonElement clients = (await machine.RunAsync("clients", "5", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal(2, clients.GetArrayLength());
        Assert.All(clients.EnumerateArray(), client => Assert.Equal(1, client.GetProperty("references").GetInt32()));
    }

    [Theory]
    [InlineData("machine hi3516")]
    [InlineData("limits:", "5")]
    [InlineData("bundle_daemon: running", "bundle_daemon")]
    public async Task Dump_shows_the_inside(string part, params string[] target)
    {
        ToolResult result = (await machine.RunAsync(["dump", .. target])).Expect(ExitCode.Success);

        Assert.Contains(part, result.Output);
    }

    [Fact]
    public async Task Fault_T11_a_dump_of_a_process_as_json_is_data()
    {
        JsonElement foundation = Assert.Single((await machine.RunAsync("dump", "foundation", "--json")).Expect(ExitCode.Success).Json.EnumerateArray());

        Assert.Equal("foundation", foundation.GetProperty("name").GetString());
        JsonElement client = Assert.Single(foundation.GetProperty("services").EnumerateArray(), service => service.GetProperty("name").GetString() == "bundle_daemon_client");
        Assert.Equal("running", client.GetProperty("state").GetString());
        Assert.True(client.GetProperty("handled").GetInt64() > 0);
        Assert.Equal(0, client.GetProperty("exceptions").GetInt32());
        Assert.Contains(foundation.GetProperty("clients").EnumerateArray(), proxy => proxy.GetProperty("service").GetString() == "appspawn");
        Assert.Contains(foundation.GetProperty("samgr").EnumerateArray(), ability => ability.GetProperty("pid").GetInt32() == 8);
        Assert.Equal(5000, foundation.GetProperty("limits").GetProperty("callTimeoutMs").GetInt32());
        Assert.NotEmpty(foundation.GetProperty("tasks").EnumerateArray());
    }

    [Fact]
    public async Task Fault_T11_a_dump_of_the_machine_or_of_a_service_as_json_is_data()
    {
        JsonElement whole = (await machine.RunAsync("dump", "--json")).Expect(ExitCode.Success).Json;
        JsonElement service = (await machine.RunAsync("dump", "bundle_daemon", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal("hi3516", whole.GetProperty("machine").GetString());
        Assert.Equal(5, whole.GetProperty("samgrPid").GetInt32());
        Assert.Equal([5, 6, 7, 8], whole.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("pid").GetInt32()));
        Assert.Equal(1024, Assert.Single(whole.GetProperty("shared").EnumerateArray(), row => row.GetProperty("name").GetString() == "calls").GetProperty("capacity").GetInt32());
        Assert.Equal("bundle_daemon", service.GetProperty("name").GetString());
        Assert.Equal(20, service.GetProperty("capacity").GetInt32());
    }

    [Fact]
    public async Task Call_prints_the_values_of_the_reply()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "1", "com.ohos.launcher", "--returns", "i32,str,i32,str")).Expect(ExitCode.Success);

        Assert.Equal("0\ncom.ohos.launcher\n20010001\nlauncher", result.Output);
    }

    [Fact]
    public async Task Call_without_types_prints_the_code()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "65280")).Expect(ExitCode.Success);

        Assert.Equal("reply 0000000001000000 (name its types with --returns to read it)", result.Output);
    }

    [Fact]
    public async Task Call_says_when_the_reply_is_shorter_than_asked_for()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "65280", "--returns", "i32,i32,i32")).Expect(ExitCode.Failed);

        Assert.Contains("holds only 2 of the 3 values", result.Errors);
    }

    [Fact]
    public async Task Call_as_json_has_code_and_values()
    {
        JsonElement call = (await machine.RunAsync("call", "bundle_daemon", "--raw", "4", "--returns", "i32,u8,str", "--json")).Expect(ExitCode.Success).Json;

        Assert.Equal(0, call.GetProperty("result").GetInt32());
        Assert.Equal([0, 1], call.GetProperty("values").EnumerateArray().Take(2).Select(value => value.GetInt32()));
        Assert.Equal("com.ohos.launcher", call.GetProperty("values")[2].GetString());
    }

    [Fact]
    public async Task Call_of_an_unknown_function_fails_with_its_code()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "99")).Expect(ExitCode.Failed);

        Assert.Contains("function 99 of bundle_daemon returned ERR_UNKNOWN_CODE (-35)", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Call_by_a_user_without_permission_names_the_missing_rule()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "0", "--uid", "4711")).Expect(ExitCode.Failed);

        Assert.Contains("EC_PERMISSION (-12)", result.Errors);
        Assert.Contains("{\"service\":\"bundle_daemon\",\"use\":[{\"uid\":4711}]}", result.Errors);
    }

    [Fact]
    public async Task Call_with_json_tells_of_a_failure_in_both_ways()
    {
        ToolResult result = (await machine.RunAsync("call", "bundle_daemon", "--raw", "0", "--uid", "4711", "--json")).Expect(ExitCode.Failed);

        Assert.Equal("EC_PERMISSION", result.Json.GetProperty("name").GetString());
        Assert.Contains("EC_PERMISSION", result.Errors);
    }

    [Theory]
    [InlineData("'x' is no function", "call", "bundle_daemon", "x")]
    [InlineData("'1' is the number of a function, and nothing says whether the arguments are those of the function; call it by its name, or add --raw", "call", "bundle_daemon", "1")]
    [InlineData("with --raw give a number from 0 on", "call", "bundle_daemon", "--raw", "Query")]
    [InlineData("'256' is no u8", "call", "bundle_daemon", "--raw", "0", "u8:256")]
    [InlineData("there is no type 'int'", "call", "bundle_daemon", "--raw", "0", "--returns", "int")]
    [InlineData("'-1' is no uid", "call", "bundle_daemon", "--raw", "0", "--uid", "-1")]
    [InlineData("SERVICE/FEATURE", "call", "/x", "--raw", "0")]
    [InlineData("PROCESS is missing: samgr kill PROCESS", "kill")]
    [InlineData("there is no command 'samgr xyzzy'; there are run, ps,", "xyzzy")]
    [InlineData("the command is missing; there are run, ps,")]
    public async Task A_wrong_command_line_says_what_is_wrong(string message, params string[] arguments)
    {
        ToolResult result = (await machine.RunAsync(arguments)).Expect(ExitCode.BadInput);

        Assert.Contains(message, result.Errors);
        Assert.Contains("--help", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("no process with pid 99; there are 5 foundation", "kill", "99")]
    [InlineData("no process with pid 99; there are 5 foundation", "clients", "99")]
    [InlineData("no service or process 'nobody'; 'samgr list' and 'samgr ps' show", "dump", "nobody")]
    public async Task What_is_not_there_fails_and_says_where_to_look(string message, params string[] arguments)
    {
        ToolResult result = (await machine.RunAsync(arguments)).Expect(ExitCode.Failed);

        Assert.Contains(message, result.Errors);
    }

    [Fact]
    public async Task A_second_run_of_the_same_machine_is_refused()
    {
        ToolResult result = (await machine.RunAsync("run", "hi3516")).Expect(ExitCode.AlreadyRunning);

        Assert.Contains("'hi3516' is already running", result.Errors);
        Assert.Contains("samgr stop", result.Errors);
        (await machine.RunAsync("ps")).Expect(ExitCode.Success);
    }

    [Fact]
    public async Task Another_machine_is_not_running()
    {
        ToolResult result = (await machine.RunAsync("ps", "--machine", "other")).Expect(ExitCode.NotRunning);

        Assert.Contains("'other' is not running", result.Errors);
        Assert.Contains("hi3516", result.Errors);
    }
}
