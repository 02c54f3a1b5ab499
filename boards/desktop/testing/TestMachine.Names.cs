using System.Text.Json;
using System.Text.Json.Serialization;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;

namespace Samgr.Testing;

public partial class TestMachine
{
    private static readonly JsonSerializerOptions _arguments = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new BytesAsNumbers() },
    };

    /// <summary>
    /// Calls a function of a generated service by its name, from outside the machine, as <c>samgr call</c> does: the service says what
    /// its arguments and results are. Asks again while the service is not there, and while it says so of one that it needs: while the
    /// code is NoService, DeadObject or Commu.
    /// </summary>
    /// <param name="service">The service, or SERVICE/FEATURE.</param>
    /// <param name="function">The name of the function, such as <c>nameof(ITemperature.Read)</c>.</param>
    /// <param name="arguments">Its arguments in their order: numbers, texts, enums, times, arrays and service data, or null.</param>
    /// <returns>
    /// The result, as JSON: numbers, texts, the names of enums, arrays, and objects for service data. Where several values come back,
    /// as there are <c>out</c> parameters, an object of all of them by their names, the function's own called <c>result</c>; undefined where nothing does.
    /// </returns>
    /// <exception cref="ServiceException">The service threw it, or the call was refused.</exception>
    /// <exception cref="ArgumentException">The service has no such function, or the arguments are not its own; the message names those that are.</exception>
    /// <exception cref="TimeoutException">The service was not there in time; the message holds the log.</exception>
    public async Task<JsonElement> CallAsync(string service, string function, params object?[] arguments)
    {
        string[] name = service.Split('/', 2);
        JsonElement[] values = [.. arguments.Select(value => JsonSerializer.SerializeToElement(value, _arguments))];
        JsonElement result = default;
        int code = EC.NoService;
        await Patience.UntilAsync(
            async () =>
            {
                TypedReply reply = await CallOnceAsync(name[0], name.ElementAtOrDefault(1), function, values).ConfigureAwait(false);
                code = reply.Result;
                if (code != EC.Success && !IsNotThere(code))
                {
                    throw new ServiceException(code, reply.Reason ?? reply.Name);
                }

                result = reply.Values switch
                {
                    null or { Count: 0 } => default,
                    { Count: 1 } one => JsonSerializer.SerializeToElement(one.Single().Value),
                    _ => JsonSerializer.SerializeToElement(reply.Values),
                };
                return code == EC.Success;
            },
            () => $"{service} answers; it still gives {EC.NameOf(code)}:\n{Log.Text}",
            _cancellation).ConfigureAwait(false);
        return result;
    }

    private async Task<TypedReply> CallOnceAsync(string service, string? feature, string function, IReadOnlyList<JsonElement> values)
    {
        InterfaceReading reading = await Client.DescribeAsync(service, feature, 0, _cancellation).ConfigureAwait(false);
        if (reading.Failure is { } failure)
        {
            return TypedReply.Failed(failure);
        }

        string text = reading.Text ?? throw new ArgumentException($"{service} does not describe its interface, since its stub is not a generated one; call it by number", nameof(service));
        try
        {
            InterfaceInfo info = InterfaceInfo.Parse(text);
            (MethodInfo method, byte[] request) = MethodChoice.Find(info, function, values);
            CallArgument[] written = request.Length == 0 ? [] : [new CallArgument("raw", JsonSerializer.SerializeToElement(request))];
            CallRequest call = new(service, feature, method.Id, written, OneWay: method.OneWay, Signature: method.Signature);
            return TypedReply.Read(info, method, await Client.CallAsync(call, _cancellation).ConfigureAwait(false));
        }
        catch (FormatException error)
        {
            throw new ArgumentException(error.Message, nameof(function), error);
        }
    }

    // An array of bytes is text for the serializer, and numbers for a service.
    private sealed class BytesAsNumbers : JsonConverter<byte[]>
    {
        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (byte one in value)
            {
                writer.WriteNumberValue(one);
            }

            writer.WriteEndArray();
        }
    }
}
