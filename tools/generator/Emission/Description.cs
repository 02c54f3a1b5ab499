using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the description of an interface, which every stub gives away: JSON in ASCII, without spaces.</summary>
internal static class Description
{
    public static string Of(Numbered model)
    {
        InterfaceModel type = model.Interface;
        string methods = Join(model.Functions.Select(function => Method(type, function.Method, function.Id)));
        string data = Join(type.Data.Select(Data));
        string enums = Join(type.Enums.Select(Enum));
        return "{"
            + $"\"interface\":{Quote(type.FullName)},\"service\":{Quote(type.Service)},\"feature\":{Quote(type.Feature)},\"version\":{Number(type.Version)}"
            + $",\"methods\":[{methods}]"
            + (data.Length == 0 ? "" : $",\"data\":[{data}]")
            + (enums.Length == 0 ? "" : $",\"enums\":[{enums}]")
            + "}";
    }

    private static string Method(InterfaceModel type, MethodModel method, int id)
    {
        string parameters = Join(method.Parameters.Select(parameter =>
            $"{{\"name\":{Quote(parameter.PlainName)}{Type(parameter.Type)}"
            + (parameter.Direction == Direction.In ? "" : $",\"direction\":\"{parameter.Modifier.Trim()}\"") + "}"));
        return $"{{\"id\":{Number(id)},\"name\":{Quote(method.Name)},\"parameters\":[{parameters}]"
            + (method.Result.IsVoid ? "" : $",\"returns\":{{{Type(method.Result).Substring(1)}}}")
            + (method.IsOneWay ? ",\"oneWay\":true" : "")
            + $",\"signature\":{Signatures.Of(type, method, id).ToString(CultureInfo.InvariantCulture)}}}";
    }

    private static string Data(DataModel data) =>
        $"{{\"name\":{Quote(data.Name)},\"members\":[{Join(data.Members.Select(member => $"{{\"name\":{Quote(member.Name.TrimStart('@'))}{Type(member.Type)}}}"))}]}}";

    private static string Enum(EnumModel model) =>
        $"{{\"name\":{Quote(model.Name)},\"type\":{Quote(model.Wire)}{(model.IsFlags ? ",\"flags\":true" : "")},\"values\":{{{Join(model.Values.Select(value => $"{Quote(value.Name)}:{value.Number}"))}}}}}";

    // Of data and enums the name, which the description explains; of everything else what is in the message.
    private static string Type(ValueType type)
    {
        ValueType inner = type.Element ?? type;
        bool isNamed = inner.Kind is ValueKind.Data or ValueKind.Enum or ValueKind.Callback;
        string name = isNamed ? type.Name : type.Wire;
        string kind = inner.Kind switch { ValueKind.Data => "data", ValueKind.Enum => "enum", ValueKind.Callback => "callback", _ => "" };
        return $",\"type\":{Quote(name)}" + (kind.Length == 0 ? "" : $",\"kind\":\"{kind}\"");
    }

    private static string Join(IEnumerable<string> parts) => string.Join(",", parts);

    private static string Quote(string? value) => value is null ? "null" : LockWriter.Quote(value);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
