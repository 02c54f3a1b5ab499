using System.Text.Json;
using System.Text.Json.Serialization;
using LiteIpc.Link;

namespace LiteIpc.Pairing;

/// <summary>The text of the file of devices.</summary>
internal static class StoredDevices
{
    private const int Version = 1;

    private static readonly string[] _securities = ["tagged", "memory", "tls"];

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions _ofAnyVersion = new(_options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Writes devices.</summary>
    public static string Write(IEnumerable<PairedDevice> devices) => JsonSerializer.Serialize(
        new Content(
            Version,
            [
                .. devices.Select(device => new Entry(
                    device.Name, device.NetworkId, device.Kind, _securities[device.LeastSecurity - LinkSecurity.Tagged], device.Key.ToArray(),
                    device.Certificate.Length == 0 ? null : device.Certificate.ToArray())),
            ]),
        _options) + "\n";

    /// <summary>Reads devices.</summary>
    /// <exception cref="FormatException">They are none; the message says where, and nothing of what stands there.</exception>
    public static PairedDevice[] Read(string text)
    {
        try
        {
            if (Parse<Versioned>(text, _ofAnyVersion) is { Version: not Version } other)
            {
                throw new FormatException($"it is of version {other.Version}, where this program knows {Version}");
            }

            return [.. Parse<Content>(text, _options).Devices.Select(Read)];
        }
        catch (JsonException error)
        {
            // Its message may hold a letter of what stands there.
            throw new FormatException($"line {(error.LineNumber ?? 0) + 1}{(error.Path is { Length: > 0 } path ? $", at {path}," : "")} is not as it was written");
        }
    }

    private static T Parse<T>(string text, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(text, options) ?? throw new JsonException();

    private static PairedDevice Read(Entry? entry, int place)
    {
        if (entry is null)
        {
            throw new FormatException($"device {place + 1} is none");
        }

        try
        {
            int security = Array.IndexOf(_securities, entry.Security);
            return security < 0
                ? throw new ArgumentException($"its security is none of {string.Join(", ", _securities)}")
                : new PairedDevice(
                    entry.Name, Convert.FromHexString(entry.NetworkId), entry.Key, entry.Kind, security + LinkSecurity.Tagged, entry.Certificate ?? []);
        }
        catch (FormatException)
        {
            throw new FormatException($"the network id of device {place + 1} is none");
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"device {place + 1}: {error.Message}");
        }
    }

    private sealed record Versioned(int Version);

    private sealed record Content(int Version, Entry?[] Devices);

    private sealed record Entry(string Name, string NetworkId, DeviceKind Kind, string Security, byte[] Key, byte[]? Certificate = null);
}
