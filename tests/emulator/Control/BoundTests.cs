using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Samgr.Emulator.TestModules;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Control;

/// <summary>What comes in at the control socket is bounded, and each request gets an answer.</summary>
public sealed class BoundTests : IAsyncLifetime
{
    private const int Megabytes = 1 << 20;

    private TestMachine _machine = null!;

    public async ValueTask InitializeAsync() => _machine = await TestMachine.BootAsync(TestMachine.Pair());

    public ValueTask DisposeAsync()
    {
        _machine.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[null]}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[{\"type\":null,\"value\":1}]}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[{\"type\":\"i32\"}]}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"args\":[{}]}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"returns\":[null]}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"timeoutMs\":-1}")]
    [InlineData("{\"cmd\":\"call\",\"service\":\"beta\",\"func\":1,\"timeoutMs\":2147483647}")]
    [InlineData("{\"cmd\":\"call\",\"service\":null,\"func\":1}")]
    [InlineData("{\"cmd\":\"call\"}")]
    [InlineData("{\"cmd\":null}")]
    [InlineData("{\"cmd\":7}")]
    [InlineData("{\"cmd\":\"kill\",\"pid\":1e99}")]
    [InlineData("{\"cmd\":\"kill\",\"pid\":\"5\"}")]
    [InlineData("{\"cmd\":\"dump\",\"target\":[1]}")]
    [InlineData("{\"cmd\":\"log\",\"from\":-1}")]
    [InlineData("{\"cmd\":\"log\",\"from\":\"x\"}")]
    [InlineData("{\"cmd\":\"log\",\"level\":1e99}")]
    [InlineData("{\"cmd\":\"log\",\"target\":[1]}")]
    [InlineData("{\"cmd\":\"log\",\"target\":\"nobody\"}")]
    [InlineData("{\"cmd\":\"log\",\"sinceMs\":-1}")]
    [InlineData("{\"cmd\":\"pin-read\",\"pin\":null}")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\u00ff\ud800")]
    public async Task Fault_S11_EachRequestGetsAnAnswer(string request)
    {
        using Socket socket = Connect();
        using NetworkStream stream = new(socket);
        using StreamReader reader = new(stream);

        await stream.WriteAsync(Encoding.Latin1.GetBytes(request + "\n"), TestContext.Current.CancellationToken);

        using JsonDocument answer = JsonDocument.Parse(await ReadAsync(reader) ?? "\"the connection has ended\"");
        Assert.Equal(JsonValueKind.Object, answer.RootElement.ValueKind);
        Assert.False(answer.RootElement.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(answer.RootElement.GetProperty("error").GetString()!);
        await stream.WriteAsync(Encoding.UTF8.GetBytes("{\"cmd\":\"ps\"}\n"), TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"ok\":true", await ReadAsync(reader));
    }

    [Fact]
    public async Task Fault_S11_ALineWithoutAnEndIsRefusedBeforeItIsKept()
    {
        using Socket socket = Connect();
        using NetworkStream stream = new(socket);
        using StreamReader reader = new(stream);
        byte[] part = new byte[Megabytes];
        Array.Fill(part, (byte)' ');
        int sent = 0;
        try
        {
            for (; sent < 16; sent++)
            {
                await stream.WriteAsync(part, TestContext.Current.CancellationToken).AsTask().WaitAsync(
                    TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
            }
        }
        catch (IOException)
        {
            // It has ended the connection, and its answer stands in it.
        }

        Assert.InRange(sent, 0, 15);
        Assert.Contains("bytes", await ReadAsync(reader));
    }

    [Fact]
    public async Task Fault_S11_OneWhoHoldsManyConnectionsIsRefusedMore()
    {
        List<Socket> held = [];
        try
        {
            for (int i = 0; i < 200; i++)
            {
                held.Add(Connect());
            }

            using NetworkStream last = new(held[^1]);
            using StreamReader reader = new(last);
            Assert.Contains("connections", await ReadAsync(reader));
            Assert.Equal(2, (await _machine.Client.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }

        await _machine.WaitUntilAsync(
            () => Task.FromResult(ControlQuestion.Ask(ControlSocket, "{\"cmd\":\"ps\"}").StartsWith("{\"ok\":true", StringComparison.Ordinal)),
            () => "there is a place again");
    }

    [Fact]
    public async Task Fault_S11_WhoeverDoesNotReadItsAnswersHoldsNobodyUp()
    {
        using Socket socket = Connect();
        byte[] requests = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"cmd\":\"ps\"}\n", 1000)));
        socket.Blocking = false;
        try
        {
            for (int i = 0; i < 100; i++)
            {
                socket.Send(requests);
            }
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.WouldBlock)
        {
            // It takes no more before its answers are read.
        }

        Assert.Equal(2, (await _machine.Client.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
    }

    private string ControlSocket => Path.Combine(_machine.Folder, _machine.Client.Machine, "control.sock");

    private Socket Connect()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(ControlSocket));
        return socket;
    }

    private static async Task<string?> ReadAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs / 3), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
