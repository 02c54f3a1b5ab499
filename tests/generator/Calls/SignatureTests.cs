using LiteIpc;
using LiteIpc.Kit;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Scenarios;
using Samgr.Generator.Sample;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Calls;

/// <summary>Callers and services that were built from different texts of an interface, on every path between them.</summary>
public sealed class SignatureTests : IDisposable
{
    private const string Door = "int Open(int door, int floor);";
    private const string DoorBody = "public int Open(int door, int floor) => ++Runs + door * 100 + floor * 10;";

    private readonly CompiledModules _modules = new();

    /// <summary>What caller and service were built from, and what the refusal says.</summary>
    public static TheoryData<string, string, string, string, string, string[]> Changes { get; } = new()
    {
        { "another interface", "IDoor", Door, "IGate", "int Shut(int gate, int tower);", ["Doors.IDoor.Open(i32 door, i32 floor) : i32", "Doors.IGate.Shut(i32 gate, i32 tower) : i32"] },
        { "swapped parameters", "IDoor", Door, "IDoor", "int Open(int floor, int door);", ["Open(i32 door, i32 floor) : i32", "Open(i32 floor, i32 door) : i32"] },
        { "a renamed parameter", "IDoor", Door, "IDoor", "int Open(int door, int storey);", ["Open(i32 door, i32 floor) : i32", "Open(i32 door, i32 storey) : i32"] },
        { "another type of a parameter", "IDoor", Door, "IDoor", "int Open(int door, uint floor);", ["Open(i32 door, i32 floor) : i32", "Open(i32 door, u32 floor) : i32"] },
        { "another result", "IDoor", Door, "IDoor", "long Open(int door, int floor);", ["Open(i32 door, i32 floor) : i32", "Open(i32 door, i32 floor) : i64"] },
        { "another name", "IDoor", Door, "IDoor", "int Shut(int door, int floor);", ["Open(i32 door, i32 floor) : i32", "Shut(i32 door, i32 floor) : i32"] },
        { "a function before it", "IDoor", Door, "IDoor", "int Shut(int door, int floor); int Open(int door, int floor);", ["Open(i32 door, i32 floor) : i32", "Shut(i32 door, i32 floor) : i32"] },
    };

    public static TheoryData<bool> Places => [true, false];

    public static TheoryData<Transport> Ways => Transports.HasChannels ? [Transport.Socket, Transport.Channel] : [Transport.Socket];

    public void Dispose() => _modules.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Fault_G1_A_changed_function_is_refused_with_both_signatures_in_one_process(
        string change, string name, string functions, string callersName, string callersFunctions, string[] signatures)
        => ExpectRefusal(change, Ask(true, SignatureSources.Service(name, functions, DoorBody), Caller(callersName, callersFunctions)), signatures);

    [Theory]
    [MemberData(nameof(Changes))]
    public void Fault_G1_A_changed_function_is_refused_with_both_signatures_between_processes_of_one_CLR(
        string change, string name, string functions, string callersName, string callersFunctions, string[] signatures)
        => ExpectRefusal(change, Ask(false, SignatureSources.Service(name, functions, DoorBody), Caller(callersName, callersFunctions)), signatures);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Fault_G1_A_changed_function_is_refused_with_both_signatures_between_processes(Transport transport)
    {
        string service = SignatureSources.Service("IDoor", Door, DoorBody);
        string same = Caller("IDoor", Door);
        string swapped = Caller("IDoor", "int Open(int floor, int door);");

        Assert.StartsWith("came back: ", await AskAsync(transport, service, same), StringComparison.Ordinal);
        ExpectRefusal(
            "swapped parameters",
            await AskAsync(transport, service, swapped),
            "Open(i32 door, i32 floor) : i32", "Open(i32 floor, i32 door) : i32");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_caller_of_a_retired_function_is_told_its_name_and_the_version_that_retired_it(bool isLocal)
    {
        const string Locked = """
            {"format":2,"interfaces":{"Doors.IDoor":{"version":2,"functions":{"Open(i32 door, i32 storey) : i32":2},"retired":[1],"retiredIn":{"2":{"Open(i32 door, i32 floor) : i32":1}}}}}
            """;
        string service = SignatureSources.Service("IDoor", "int Open(int door, int storey);", "public int Open(int door, int storey) => 0;")
            .Replace("[ServiceInterface(\"door\")]", "[ServiceInterface(\"door\", Version = 2)]", StringComparison.Ordinal);

        string outcome = Ask(isLocal, service, Caller("IDoor", Door), Locked);

        Assert.Equal(
            $"EC_PROTOCOL: function Open of {(isLocal ? "the local service" : "door")}: EC_PROTOCOL, Doors.IDoor.Open was retired in version 2; "
            + "the caller was built for version 1 with Doors.IDoor.Open(i32 door, i32 floor) : i32; build both from one source",
            outcome);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Fault_G1_Swapped_members_of_service_data_are_refused(bool isLocal)
    {
        string service = SignatureSources.Service("IDoor", "int At(Place place);", "public int At(Place place) => place.Row * 100 + place.Seat;");
        string caller = SignatureSources.Caller(
            "IDoor", "int At(Place place);", "door.At(new Place { Row = 1, Seat = 2 })", "public int Seat; public int Row;");

        ExpectRefusal("swapped members", Ask(isLocal, service, caller), "At({i32 Row, i32 Seat} place)", "At({i32 Seat, i32 Row} place)");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Fault_G1_A_function_that_was_added_breaks_no_old_caller(bool isLocal)
    {
        string service = SignatureSources.Service(
            "IDoor", Door + " int Shut(int door);", DoorBody + " public int Shut(int door) => -1;");

        Assert.Equal("came back: 121", Ask(isLocal, service, Caller("IDoor", Door)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Fault_G1_A_one_way_call_of_a_changed_function_does_not_run_it(bool isLocal)
    {
        string service = SignatureSources.Service(
            "IDoor",
            "[OneWay] void Open(int door, int floor); int Count();",
            "public void Open(int door, int floor) { Runs++; } public int Count() => Runs;");
        string caller = SignatureSources.Caller("IDoor", "[OneWay] void Open(int floor, int door); int Count();", "Run(door)").Replace("private string Call()", "private static int Run(IDoor door) { door.Open(1, 2); return door.Count(); }\n    private string Call()", StringComparison.Ordinal);

        Assert.Equal("came back: 0", Ask(isLocal, service, caller));
    }

    [Fact]
    public void Fault_G1_A_request_without_a_signature_is_refused_and_one_whose_caller_answers_for_it_is_served()
    {
        using InMemorySystem system = new();
        SamgrLite caller = system.Start(1);
        system.Start(2, new ThermometerModule());
        IClientProxy proxy = (IClientProxy)InMemorySystem.Await(() => caller.GetDefaultFeatureApi("temperature"));
        IpcIo request = new(8);
        request.WriteInt32(2);
        Refusal refusal = new();
        int tenths = 0;

        int withoutOne = proxy.Invoke(TemperatureFunctions.Read, request, refusal, (_, _, _) => { });
        request.Signature = IpcIo.AnySignature;
        int raw = proxy.Invoke(TemperatureFunctions.Read, request, null, (_, _, reply) => tenths = reply.ReadInt32() == 0 ? reply.ReadInt32() : 0);

        Assert.Equal((EC.Protocol, EC.Success, 202), (withoutOne, raw, tenths));
        Assert.Contains("does not say for which interface it is", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("Samgr.Generator.Sample.ITemperature.Read(i32 sensor) : i32", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_G1_A_callback_of_another_interface_is_refused_with_both_signatures()
    {
        Parcel data = new() { Signature = 4711 };
        Parcel reply = new();
        data.WriteInt32(0);

        new AlarmStub(new Alarm()).OnRemoteRequest(AlarmFunctions.GoOn, data, reply, new MessageOption());

        reply.ReadInt32(out int result);
        reply.ReadInt32(out int size);
        reply.ReadBuffer(size, out byte[]? bytes);
        IpcIo answer = new();
        answer.InitRead(bytes, 0, size);
        Assert.Equal((EC.Success, EC.Protocol), (result, answer.ReadInt32()));
        Assert.Contains("Samgr.Generator.Sample.IAlarm.GoOn(str question, out i32 times) : bool", answer.ReadString(), StringComparison.Ordinal);
    }

    private static string Caller(string name, string functions)
    {
        string method = functions.Split('(')[0].Split(' ')[^1];
        return SignatureSources.Caller(name, functions, $"door.{method}(1, 2)");
    }

    private static void ExpectRefusal(string change, string outcome, params string[] signatures)
    {
        Assert.True(outcome.StartsWith("EC_PROTOCOL: ", StringComparison.Ordinal), $"{change}: the caller got '{outcome}'");
        Assert.All(signatures, signature => Assert.Contains(signature, outcome, StringComparison.Ordinal));
        Assert.EndsWith("; build both from one source", outcome, StringComparison.Ordinal);
    }

    private string Ask(bool isLocal, string service, string caller, string? locked = null)
    {
        ServiceModule door = CompiledModules.Load(_modules.Compile(service, locked), SignatureSources.DoorModule);
        ServiceModule asker = CompiledModules.Load(_modules.Compile(caller), SignatureSources.AskerModule);
        using InMemorySystem system = new();
        system.Start(1, isLocal ? [door, asker] : [asker]);
        if (!isLocal)
        {
            system.Start(2, door);
        }

        SamgrLite outside = system.Start(3);
        IClientProxy proxy = (IClientProxy)InMemorySystem.Await(() => outside.GetDefaultFeatureApi("asker"));
        string outcome = "";
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    proxy.Invoke(SignatureSources.Ask, null, null, (_, _, reply) => outcome = reply.ReadString() ?? "");
                    return outcome.Length > 0 && !outcome.StartsWith("there is no ", StringComparison.Ordinal);
                },
                InMemorySystem.TimeoutMs),
            outcome);
        return outcome;
    }

    private async Task<string> AskAsync(Transport transport, string service, string caller)
    {
        ScenarioModule door = new(_modules.Compile(service), SignatureSources.DoorModule);
        ScenarioModule asker = new(_modules.Compile(caller), SignatureSources.AskerModule);
        using ProcessMachine machine = await ProcessMachine.BootAsync(
            transport,
            ProcessMachine.Process("alpha", 5, asker) with { Samgr = true },
            ProcessMachine.Process("beta", 6, door) with { After = ["alpha"] });
        CallResult result = await machine.CallAsync("asker", SignatureSources.Ask, ["str"]);
        return result.Values![0].GetString()!;
    }

    private sealed class Refusal : ICallOwner
    {
        public string Reason { get; private set; } = "";

        public void OnRefused(string reason) => Reason = reason;
    }

    private sealed class Alarm : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times)
        {
            times = 0;
            return true;
        }
    }
}
