using System.Text.Json;

namespace Samgr.Emulator.Interfaces;

/// <summary>The interface of a service as its stub describes it.</summary>
/// <param name="Interface">The name of the C# interface.</param>
/// <param name="Service">The service.</param>
/// <param name="Feature">The feature; null for the service itself.</param>
/// <param name="Version">Its version.</param>
/// <param name="Methods">Its functions.</param>
/// <param name="Data">The service data among the types; null when there is none.</param>
/// <param name="Enums">The enums among the types; null when there are none.</param>
public sealed record InterfaceInfo(
    string Interface,
    string Service,
    string? Feature,
    int Version,
    IReadOnlyList<MethodInfo> Methods,
    IReadOnlyList<DataInfo>? Data = null,
    IReadOnlyList<EnumInfo>? Enums = null)
{
    /// <summary>Reads a description.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InterfaceInfo Parse(string json)
    {
        try
        {
            InterfaceInfo? info = JsonSerializer.Deserialize<InterfaceInfo>(json, JsonSerializerOptions.Web);
            return info?.Methods is null ? throw new FormatException("the description of the interface is empty") : info;
        }
        catch (JsonException error)
        {
            throw new FormatException($"the description of the interface cannot be read: {error.Message}");
        }
    }

    /// <summary>Service data by its name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public DataInfo FindData(string name) => Data?.FirstOrDefault(data => data.Name == name)
        ?? throw new FormatException($"the description of the interface does not explain {name}");

    /// <summary>An enum by its name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public EnumInfo FindEnum(string name) => Enums?.FirstOrDefault(found => found.Name == name)
        ?? throw new FormatException($"the description of the interface does not explain {name}");
}

/// <summary>A function.</summary>
/// <param name="Id">The number that a message uses for it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Returns">The type that it returns; null for nothing.</param>
/// <param name="OneWay">Whether nobody waits for it.</param>
/// <param name="Signature">The signature that a request for it carries beside the number; 0 for the functions that every interface has.</param>
public sealed record MethodInfo(
    int Id, string Name, IReadOnlyList<ValueInfo> Parameters, ValueInfo? Returns = null, bool OneWay = false, uint Signature = 0)
{
    /// <summary>The parameters that a caller gives.</summary>
    public IEnumerable<ValueInfo> Sent => Parameters.Where(parameter => parameter.Direction != ValueInfo.Out);

    /// <summary>The values that a caller gets, in the order of the reply.</summary>
    public IEnumerable<ValueInfo> Received
    {
        get
        {
            foreach (ValueInfo parameter in Parameters.Where(parameter => parameter.Direction is not null))
            {
                yield return parameter;
            }

            if (Returns is not null)
            {
                bool isTaken = Parameters.Any(parameter => parameter.Name == "result");
                yield return Returns with { Name = isTaken ? "return" : "result" };
            }
        }
    }
}

/// <summary>A parameter, a result or a member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, such as i32, str?[] or the name of data or an enum.</param>
/// <param name="Kind">data, enum or callback; null for everything else.</param>
/// <param name="Direction">out or ref; null for an argument that goes in.</param>
public sealed record ValueInfo(string Name, string Type, string? Kind = null, string? Direction = null)
{
    /// <summary>The direction of an argument that only comes back.</summary>
    public const string Out = "out";
}

/// <summary>A struct or class that is passed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Its members, in the order of the message.</param>
public sealed record DataInfo(string Name, IReadOnlyList<ValueInfo> Members);

/// <summary>An enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Values">Its values.</param>
/// <param name="Flags">Whether its values are combined.</param>
public sealed record EnumInfo(string Name, string Type, IReadOnlyDictionary<string, decimal> Values, bool Flags = false);
