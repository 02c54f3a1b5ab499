using LiteIpc;
using Samgr.Generator.Sample;

namespace Samgr.Generator.Tests.Calls;

public sealed class RandomRequestTests
{
    private const int Requests = 1_000_000;
    private const int MaxSize = 256;
    private const int Functions = 30;

    [Fact]
    public void A_million_random_requests_to_generated_stubs_give_a_reply_or_an_error_code_and_never_an_exception()
    {
        InterfaceStub[] stubs = [new EchoStub(new Echo()), new TemperatureStub(new Thermometer()), new ThermostatStub(new Thermostat())];
        Random random = new(20261126);
        byte[] bytes = new byte[MaxSize];
        IpcIo request = new();
        IpcIo reply = new(IpcLimits.MaxIoSize, 5);
        int served = 0;
        int invalid = 0;
        for (int i = 0; i < Requests; i++)
        {
            int size = Fill(random, bytes);
            request.InitRead(bytes, 0, size);
            request.Signature = IpcIo.AnySignature;
            reply.Restart();
            int function = random.Next(20) == 0 ? ReservedFunctions.First + random.Next(5) : random.Next(Functions);

            int result = stubs[random.Next(stubs.Length)].Invoke(function, null!, request, reply);

            Assert.True(result is EC.Success or EC.Invalid or EC.UnknownCode, $"request {i} to function {function} gave {result}");
            served += result == EC.Success ? 1 : 0;
            invalid += result == EC.Invalid ? 1 : 0;
        }

        Assert.True(served > Requests / 100, $"only {served} were served");
        Assert.True(invalid > Requests / 100, $"only {invalid} were refused");
    }

    // Half are noise; half have small numbers where counts, lengths and flags stand, and get further.
    private static int Fill(Random random, byte[] bytes)
    {
        int size = random.Next(3) switch { 0 => 4 * random.Next(4), 1 => 4 * random.Next(MaxSize / 4), _ => random.Next(MaxSize) };
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
        {
            for (int at = 0; at + 4 <= size; at += 4)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(at), random.Next(4) == 0 ? 0 : random.Next(8));
            }
        }

        return size;
    }
}
