using System.Text.Json;
using LiteIpc;
using Samgr.Generator.Sample;

namespace Samgr.Generator.Tests.Calls;

public sealed class ReservedTests
{
    [Fact]
    public void Info_describes_the_interface_in_as_many_parts_as_it_takes()
    {
        EchoStub stub = new(new Echo());
        string text = "";
        int length = 1;
        while (text.Length < length)
        {
            IpcIo reply = Ask(stub, ReservedFunctions.Info, 512, text.Length);
            length = reply.ReadInt32();
            text += reply.ReadString();
        }

        using JsonDocument description = JsonDocument.Parse(text);
        JsonElement root = description.RootElement;
        Assert.Equal("echo", root.GetProperty("service").GetString());
        Assert.Equal(2, root.GetProperty("version").GetInt32());
        JsonElement exchange = root.GetProperty("methods").EnumerateArray().Single(method => method.GetProperty("name").GetString() == "Exchange");
        Assert.Equal(EchoFunctions.Exchange, exchange.GetProperty("id").GetInt32());
        Assert.Equal(
            ["request:i32:", "number:i32:ref", "text:str:ref", "reading:Samgr.Generator.Sample.Reading:out", "reply:u8[]?:out", "call:Samgr.Generator.Sample.Note?:ref"],
            exchange.GetProperty("parameters").EnumerateArray().Select(parameter =>
                $"{parameter.GetProperty("name")}:{parameter.GetProperty("type")}:{(parameter.TryGetProperty("direction", out JsonElement direction) ? direction : "")}"));
        Assert.Contains(root.GetProperty("data").EnumerateArray(), data => data.GetProperty("name").GetString() == "Samgr.Generator.Sample.Reading");
        Assert.Equal(7, root.GetProperty("enums").EnumerateArray().Single().GetProperty("values").GetProperty("On").GetInt32());
    }

    [Fact]
    public void Stats_count_calls_errors_and_refusals()
    {
        TemperatureStub stub = new(new Thermometer());
        Ask(stub, TemperatureFunctions.Read, 64, 1);
        stub.Invoke(TemperatureFunctions.Read, null!, Request(99), new IpcIo(256));
        stub.Invoke(TemperatureFunctions.Read, null!, Request(), new IpcIo(64));
        stub.Invoke(4711, null!, Request(), new IpcIo(64));

        IpcIo reply = Ask(stub, ReservedFunctions.Stats, 64);

        Assert.Equal((4, 1, 2), (reply.ReadInt64(), reply.ReadInt64(), reply.ReadInt64()));
    }

    private static IpcIo Ask(InterfaceStub stub, int function, int room, params int[] arguments)
    {
        IpcIo reply = new(room);
        Assert.Equal(EC.Success, stub.Invoke(function, null!, Request(arguments), reply));
        reply.Flip();
        Assert.Equal(EC.Success, reply.ReadInt32());
        return reply;
    }

    private static IpcIo Request(params int[] arguments)
    {
        IpcIo request = new(64);
        Array.ForEach(arguments, argument => request.WriteInt32(argument));
        request.Flip();
        request.Signature = IpcIo.AnySignature;
        return request;
    }
}
