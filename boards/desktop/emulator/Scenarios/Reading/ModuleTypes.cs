using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class ModuleTypes
{
    public static IReadOnlyList<string> Find(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            throw new BadImageFormatException($"'{path}' is not a .NET assembly");
        }

        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => !type.BaseType.IsNil && (type.Attributes & System.Reflection.TypeAttributes.Abstract) == 0)
            .Select(type => FullName(metadata, type))];
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        if (type.IsNested)
        {
            return $"{FullName(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}+{name}";
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
