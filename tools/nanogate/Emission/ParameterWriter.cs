using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Emission;

/// <summary>Writes the parameter rows of one method after the other.</summary>
internal sealed class ParameterWriter(MetadataBuilder metadata, SurfaceCatalogue catalogue, AttributeWriter attributes)
{
    // The name of the parameter that a property is set to.
    private const string Value = "value";

    public ParameterHandle Write(SurfaceType type, SurfaceMember member, IReadOnlyList<SurfaceParameter> parameters)
    {
        bool isAccessor = member.Kind is SurfaceMemberKind.Property or SurfaceMemberKind.Event;
        string[] names =
        [
            .. (catalogue.Details.Value("names", type.MetadataName, member.Line) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. isAccessor ? (string[])[Value] : [],
        ];
        ParameterHandle first = MetadataTokens.ParameterHandle(metadata.GetRowCount(TableIndex.Param) + 1);
        var defaults = new Queue<string>((catalogue.Details.Value("default", type.FullName, member.Line) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        for (int index = 0; index < parameters.Count; index++)
        {
            SurfaceParameter parameter = parameters[index];
            ParameterAttributes flags = parameter.IsOut ? ParameterAttributes.Out : 0;
            flags |= parameter.IsOptional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : 0;
            ParameterHandle handle = metadata.AddParameter(flags, metadata.GetOrAddString(index < names.Length ? names[index] : $"argument{index}"), index + 1);
            if (parameter.IsOptional)
            {
                metadata.AddConstant(handle, DefaultOf(parameter.Type, defaults));
            }

            attributes.AddListed(handle, catalogue.Details.AttributesOf(type.MetadataName, $"{member.Line} #{index}"));
        }

        if (catalogue.Details.Has("params", type.FullName, member.Line))
        {
            var last = MetadataTokens.ParameterHandle(metadata.GetRowCount(TableIndex.Param));
            attributes.AddMarker(last, "System.ParamArrayAttribute");
        }

        return first;
    }

    private object? DefaultOf(string type, Queue<string> defaults)
    {
        // The default of an array is null, and so is the row of a structure whose fields are zero.
        bool isNumber = !type.EndsWith(']') && (catalogue.Find(type).Type.Kind == SurfaceTypeKind.Enum || Literal.IsNumber(type));
        return isNumber ? Literal.Parse(type, defaults.Count > 0 ? defaults.Dequeue() : "0") : null;
    }
}
