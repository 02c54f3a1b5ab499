namespace Samgr.Emulator.Interfaces;

/// <summary>Functions and types in words.</summary>
public static class Signature
{
    /// <summary>A function, such as <c>TryRead(i32 sensor, out i32 tenths) : bool</c>.</summary>
    public static string Of(MethodInfo method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(parameter =>
            $"{(parameter.Direction is null ? "" : parameter.Direction + " ")}{Short(parameter.Type)} {parameter.Name}"));
        string end = method.OneWay ? " one-way" : method.Returns is null ? "" : $" : {Short(method.Returns.Type)}";
        return $"{method.Name}({parameters}){end}";
    }

    /// <summary>Service data, such as <c>Reading { i32 Sensor, str Name }</c>.</summary>
    public static string Of(DataInfo data) =>
        $"{Short(data.Name)} {{ {string.Join(", ", data.Members.Select(member => $"{Short(member.Type)} {member.Name}"))} }}";

    /// <summary>An enum, such as <c>Mode : u8 { Off = 0, On = 7 }</c>.</summary>
    public static string Of(EnumInfo model) =>
        $"{Short(model.Name)} : {model.Type}{(model.Flags ? " flags" : "")} {{ {string.Join(", ", model.Values.Select(value => FormattableString.Invariant($"{value.Key} = {value.Value}")))} }}";

    /// <summary>An interface: its name, and a line for each function, data and enum.</summary>
    public static IEnumerable<string> Lines(InterfaceInfo info) =>
    [
        Title(info),
        .. info.Methods.Select(method => "  " + Of(method)),
        .. (info.Data ?? []).Select(data => "  data " + Of(data)),
        .. (info.Enums ?? []).Select(model => "  enum " + Of(model)),
    ];

    /// <summary>The name of a type without its namespace.</summary>
    public static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static string Title(InterfaceInfo info) =>
        FormattableString.Invariant($"{info.Service}{(info.Feature is null ? "" : "/" + info.Feature)}: {info.Interface}, version {info.Version}");
}
